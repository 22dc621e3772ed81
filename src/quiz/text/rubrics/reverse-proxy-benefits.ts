import type { Rubric } from '#quiz/text/rubric.ts';
import { LESS, SEND, SEVERAL, SPREAD, WORK } from './words.ts';

const BACKEND =
  'server | backend | back end | machine | upstream | service | instance | origin | node | app | application | village | ip | address | infrastructure | topology | network | internals | internal';
const BAD =
  'bad | baddies | malicious | dodgy | hacker | attacker | attack | intruder | unwanted | evil | enemy | enemies | bot | ddos | dos | threat | harmful | nasty | criminal | suspicious | thief | thieves | dangerous | spam | malware';
const STORED =
  'page | image | picture | content | file | answer | response | result | javascript | js | css | static | copy | copies | asset | data | things';

/** "What are two key benefits of using a reverse proxy?" */
export const reverseProxyBenefits: Rubric = {
  subject: ['reverse proxy', 'reverse proxies', 'proxy server', 'ambassador penguin', 'penguin ambassador'],
  asked: 'What are two key benefits of using a reverse proxy? In your own words, the main benefit is.',
  enough: 2,
  ideas: [
    {
      id: 'security',
      says: [
        'ip | address | addresses | identity | location > secret | private | unknown ~6',
        'security | secure | secures | safety | safe | safer | protect | protection | shield | guard | firewall | waf | defence | defense | defend | ddos',
        `hide | hides | hidden | hiding | conceal | mask | obscure | invisible | anonymity | anonymous | keeps secret + ${BACKEND} | them | real | identity`,
        `!${LESS} | not + expose | exposed | directly reachable | reach directly | direct contact | direct access | directly access | visible | public | see | seen`,
        '!without > exposed | expose | reachable | unprotected | directly | attacked',
        `filter | block | stop | keep | turn away | turned away | reject | refuse | check | inspect | drop | scan | screen | prevent | detect + ${BAD} | requests that`,
        `${BAD} > not come | not get | not go | not pass | no access ~5`,
        `${BAD} + outside | away | out | not reach | not get | turned away | blocked | filtered`,
        '!not | never | no | nobody | no one | cannot > know | see | talk | connect | reach | touch | get at | phone + real server | backend | directly | internal | ip',
        'only see | see only | sees only | only know | only talk | talk only | only reach | only connect | nobody sees | nobody knows',
        'keep | keeps | stay | remain > server | servers | network | backend | it | them > private | hidden | secret | internal | safe ~3',
        'turn | turns | send | sends | throw | throws | kick | kicks | keep | keeps | shoo | lock | locks | shut | shuts > away | out | off | outside ~6',
        '!not | never | no one | nobody > let | lets | allow | allows | get | gets | come | comes > through | in | past | inside | near ~6',
        'wall | barrier | fence | castle | fortress | moat | doorman | border | checked | inspected | screened',
        'nobody | no one | not > know | knows | see | sees > servers | which | where | how many | what ~3',
        'bouncer | gatekeeper | guard at | checks who | checks whoever | access control | isolate | isolates',
      ],
    },
    {
      id: 'tls',
      says: ['!tls | https | certificate | cert | certs | encrypt | encryption | decrypt | decryption'],
    },
    {
      id: 'caching',
      says: [
        'cache | caches | caching | cacheing',
        `store | keep | save | remember | serve | hold + ${STORED}`,
        'keep | hold | store | save > them | it > later | again | next | future ~3',
        'answer | answers | it | them | copy | copies | thing | things | fish | menu | popular | usual > at hand | ready | by heart | next to | beside | in drawer | on desk | in stock | nearby ~6',
        '!never | not | nobody | no one | seldom | hardly | without > ring | ask | asks | asked | go inside | goes inside | bother | disturb | fetch | fetches | wake | run back | need > lawyer | inside | cook | kitchen | server | backend | again | others | boss | back ~6',
        'answer | answers | handle | handles > herself | himself | itself | from notes | from memory ~5',
        'memory | own storage > serve | answer | load | static | pages',
        `${STORED} > come | served | answered | delivered | straight | directly + proxy | memory | itself`,
        `frequent | popular | repeated | common | static > ${STORED} ~2`,
      ],
    },
    {
      id: 'balancing',
      says: [
        'load balancing | load balancer | load balance | load balances | balancing load | lode balancing | balancer | balancing',
        `balance + ${WORK} | server | backend`,
        `${SPREAD} + ${WORK} | server | backend`,
        `send | sends | route | forward | direct + ${WORK} + ${SEVERAL} > server | backend | machine | upstream | instance ~2`,
        '!no | not | none > server | backend | one > overloaded | overwhelmed | too much | swamped | crash',
        'least loaded | least busy | gives each | give each | part of requests | third of requests | half of requests | share of requests | share of traffic',
        'whichever | whoever | which | one that > free | least busy | idle ~5',
        'even load | load evenly | evens out | even out | level out | more than one server | several servers | multiple servers | many servers | several backends | multiple backends | round robin | least busy | least connections',
      ],
    },
    {
      id: 'gateway',
      says: [
        'gateway | api | authenticate | authentication | authorisation | authorization | rate limit | rate limiting | rate limits | throttle | throttling | logging',
        'one | single | central | common | only + entry | entrance | door | front door | address | point | gate | place | url | domain | host | hostname | ip | name | access point | contact ~2',
        `${SEND} + ${WORK} | everyone else | others | rest | customers | good ones + right | correct | appropriate | proper | matching | responsible | different service | need | needs | suitable`,
        `${SEND} | shown + right | correct | appropriate | proper | suitable + service | server | room | backend | penguin | place | destination | application`,
        'pick | choose | decide | select | know | determine + service | server | backend | app | application > should | handle | responsible | need | which',
        'find | finds | know | knows > service | right server | way | which ~2',
        'look | looks > url | path | header | host',
        `${SEND} + ${WORK} > belongs | needs | wants | asked for | meant for | concerned | responsible`,
        'routing | router | routes requests | route requests | path based | based on path | based on url | url rewriting | receptionist',
        'show | shows | tell > way | where to go | path ~4',
        'routes | route > service | services | microservice',
        'centralise | centralize | unified entry',
        'check | checks | decide | decides > who > allowed | come in | enter | get in ~6',
        'go | goes | pass | come | comes | enter | enters > through > same | single | one > door | gate | entrance | entry ~3',
        'many | several | multiple | different > services | applications | apps | sites > behind | one address | one domain',
      ],
      mayMean: [`${SEND} + request | traffic | them + server | backend | service`],
    },
    {
      id: 'compression',
      says: [
        'slow | slowly + client | clients | connection | connections | phone | phones | reader | readers | mobile | network | networks | link | links',
        'drip | drips | trickle | trickles | spoon feed | spoon feeds | spoon feeding | soak | soaks | =buffer | =buffers | =buffering',
        'shrink | size > file | files | response | page | content | answers ~3',
        'compress | compression | compresses | compressing | gzip | brotli | zip | minify | minified | deflate',
        'smaller + response | file | page | image | answer | content | data | transfer',
      ],
    },
  ],
  contradictions: [
    {
      says: [
        'every | each > backend | server > must | has to | need to | needs to > ssl | tls | own | https',
        'show | reveal | publish | expose | tell > addresses | address | servers > outside | internet | public | client | world',
        '!backend | server > reachable | visible | exposed | public ~0',
        '!backend | server > directly reachable | directly visible | directly exposed ~0',
        'make | makes + backend | servers > public | visible ~2',
        'directly reachable | direct way | way in for | lets attackers | lets hackers | less secure | insecure',
        'switch off | turn off | drop | disable > tls | encryption | password | passwords | security ~3',
        'nothing > attacked | hacked ~8',
        'gives | give | lets | let + attacker | hacker > way | access | in ~4',
      ],
      because: 'The other way round: it stands in front, so that the servers need not be known outside.',
    },
    {
      says: [
        'employee | employees | staff | pupil | pupils | home user > browse | visit | surf | internet | websites',
        'anonymous | anonymously + browse | surf | visit | websites | client | user',
        'client | user | visitor > invisible | anonymous | hidden | unknown ~3',
        'hide | hides | hidden | mask | conceal > client | user | visitor | identity of client ~3',
        'websites | sites > they visit | they surf | visited ~2',
        'vpn | censorship | geoblocking | bypass',
      ],
      because: 'That is a forward proxy, which stands in front of clients. A reverse proxy stands in front of servers.',
    },
    {
      says: [
        'messages | message > until | consumer | later | read | queue',
        'hold | holds > consumer | until > ready',
        'ram | cpu | hard disk | hard disks | disk | disks | hard drive | hard drives',
        'translate | translates | resolve | resolves > name | names | domain',
        'dns | undo | undoes',
        'code | codes | compile | compiled | compiler | backwards | bugs',
        'without > middleman | proxy | intermediary | anything in between | anybody in between ~2',
        'put | puts | placed | stand | stands | sit | sits > directly > internet | outside ~4',
        '!not > need security | cache',
      ],
      because: 'That is not what a reverse proxy does.',
    },
    {
      says: ['reverse into | caching balance'],
      because: 'These are the right words. What does the proxy do with them?',
    },
  ],
  vague: [
    'smoother | easier | performance | faster | quicker | speed | reliable | reliability | availability | better | efficient | scalable | scalability | stable',
    'less | reduce | lower > work | load | server load',
    'handle | traffic',
  ],
};
