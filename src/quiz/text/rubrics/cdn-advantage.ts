import type { Rubric } from '#quiz/text/rubric.ts';
import { DOWN, IS_LESS, LESS, QUICK, SLOWNESS } from './words.ts';

const PLACE =
  'server | edge | cache | copy | copies | content | data | file | replica | location | place | node | centre | center | pop | storage | video | image | picture | shop | shops | stored | store | hosted | delivered | served | distributed | replicated | fish';
const WIDE =
  'world | worldwide | globe | globally | global | everywhere | country | countries | continent | city | cities | region | regions | antarctic | earth | planet | all places | many places | many locations | different places | different locations | multiple locations | multiple places | several locations | several places | geographic | geographical | geographically | internationally | wherever | no matter where | local | locally';

/** "What is the main advantage of a CDN?" */
export const cdnAdvantage: Rubric = {
  subject: ['cdn', 'cdns', 'content delivery network', 'content delivery networks', 'content distribution network'],
  asked: 'What is the main advantage of a CDN? In your own words, the content delivery network has advantages.',
  enough: 2,
  ideas: [
    {
      id: 'near',
      says: [
        'near | nearer | nearest | nearby | close | closer | closest | close by | proximity | vicinity | next to | at door | around corner',
        `${PLACE} + ${WIDE}`,
        '!shorter | short | shorten | shortens | less | fewer | few | reduce | reduces | minimise | minimize | cut | no | not + distance | path | way | far | travel | travelling | route | across ocean | journey | hops | kilometres | miles',
        'edge server | edge servers | edge node | edge nodes | edge location | edge locations | at edge | edge cache | edge caches | points of presence | local cache | local caches | local copy | local copies | local server | local servers',
        '!not | no | instead of | rather than | without > other side | across | overseas | far | one place | other end ~8',
        'edge | edges | depot | depots | kiosk | branch | branches | neighbourhood | neighborhood | next door | down street | down road | on doorstep | in town | own town | same town | every town | each town | right there in | right here in | post office | post offices | local branch | local shop | distance',
        'mirror | mirrors | mirrored | duplicate | duplicated + many | several | lots of | places | machines | countries | world',
        '!not | no | nobody | never | without | instead of | rather than > trip | round trip | crossing | cross | detour | swim | fly | travel | go all | come all | drive | walk ~6',
        'distance > enemy | matters | matter | less | shorter | smaller | reduced',
        'every | each | own | next > town | village | street | island | suburb | block | iceberg ~1',
        'same | user | visitor | own > region | city | country | area | continent ~2',
        'come | comes | served | loaded | delivered > from > city | own city | region | country | local ~2',
        'take | takes | get | gets | come | comes | served | loads | load > from > not from | instead of | rather than ~8',
        'every | each > own > depot | shop | store | server | warehouse | cache | storage | box ~2',
        'instead of | rather than | not from > far away | other side | overseas | origin > local | near | edge',
      ],
    },
    {
      id: 'latency',
      says: [
        QUICK,
        'take long | takes long | take ages | takes ages | take forever | took forever',
        'start | load | open | appear > at once | right away ~3',
        `!${LESS} | short | shorter | small | smaller | shorten | improve | better > ${SLOWNESS}`,
        '!not | never | no > wait | waiting | slow | long | lag | lags | buffer | buffering ~3',
        '!save | saves > time',
        `${SLOWNESS} > ${IS_LESS} ~4`,
        '!no | not | without > stutter | stuttering | freezing | interruption | jerking',
        'without > delay | waiting | lag | buffering',
        'cost | costs > time ~2',
        'light > fast | finite | infinitely ~4',
        'speed of light | speed of sound',
        'eat | eats | load | loads | open | opens | served | appear | appears | there | see | get | gets > at once ~2',
        'sooner',
        'still > hot | warm | fresh ~2',
        'minutes | seconds | milliseconds > not | instead of | rather than > hours | minutes | seconds | ages | days',
        'used to > wait | take | last ~2',
        '!not | no one | nobody | never > walk | waddle | travel | swim | go > days | hours | long | far | miles ~4',
      ],
    },
    {
      id: 'availability',
      says: [
        `!${DOWN} | trouble | problem | problems | overloaded + still | stay | stays up | survive | another | other | others | continue | available | work | works | working | even when | even if | instead | take over | people can | users can | visitors can | reach | reachable | keep | keeps`,
        'highly available | still available | stays available | remains available | always available | more available | keep available | availability | redundant | redundancy | fault tolerance | fault tolerant | resilient | resilience | uptime | failover | fail over | always online | always reachable | no single point of failure | stays online | stays up | stay up',
        '!not | never | no > go down | goes down | crash | outage | downtime ~3',
        'available > even | if | when ~2',
        'power cut | flood | fire | earthquake | black friday | hurricane + still | hardly | nobody | no one | never | get | keeps | kept',
        'if | when | even > one | yours | ours | origin | nearest > shut | closed | out | off | cut | full > still | next | other | another ~10',
        'origin | server | site > out for | out of order > hardly | not | nobody | kept | keeps | still ~10',
        'kept serving | keep serving | keeps serving | went on serving | go on serving',
        'still > has | have | get | gets | see | sees > page | bread | site | content | it | fish ~3',
        `!${DOWN} > not | never | nobody | no one > notice | notices | noticed | feel | see | care ~8`,
        `own server | main server | your server | origin | one place | one location | one site + ${DOWN} > others | another | rest | still | next | copies | copy`,
        'survive | survives | withstand | absorb | absorbs > outage | attack | crash | failure | ddos | origin | peak | spikes',
      ],
      mayMean: ['reliable | reliability | stable | stability'],
    },
  ],
  contradictions: [
    {
      says: [
        'ask | asks | go | goes | back | contact + origin > every | each | always | single | again ~5',
        'one > giant | huge | big | central > server | machine | computer ~1',
        'distance > same > all | everyone | everybody ~4',
        'one | single | central > data centre | datacentre | data center | datacenter ~1',
        'always comes from far away | comes from far away | from far away | far away from | one central | central place | single place | in one place',
        'takes | take > longer | more time ~1',
        'increase | increases | adds | add | more | higher > latency | delay | waiting ~2',
        'slow | slows > site | website | page | everything | down | users | internet ~3',
        'slower | wait until | waits until | makes users wait',
        'greatest | biggest | longest | largest > distance ~1',
        'farthest | furthest',
        'passed through every | every edge server | through all',
      ],
      because: 'The point is that the way becomes shorter: a copy nearby answers, and the origin is seldom asked.',
    },
    {
      says: [
        'own internet | internet line | internet connection | bandwidth > faster | at house | at home | home | user | more ~6',
        'wifi | router',
        'database > closer | near | nearer | users',
        'writes > faster | quicker',
      ],
      because: 'Lines and databases stay as they are. What moves closer are copies of content that is read.',
    },
    {
      says: [
        'exchange | send | deliver > messages',
        'sender | receiver | producer | consumer | least connections',
        'messages > without waiting | queue | between services',
        'translate | translates | edit',
        'encrypt | encrypts | compress | compresses | programming language | translate | translates | edit | smaller > content | pictures | images | language | files',
        'pictures | images | files > smaller',
        'microservice | microservices | domain name | firewall',
        '!not > bring | closer | near | faster ~3',
      ],
      because: 'That is not what a content delivery network does.',
    },
  ],
  vague: [
    'performance | better | efficient | efficiency | reliable | reliability | scale | scalable | scalability | experience',
    'less | reduce | reduces | lower | take | takes | relieve | offload | offloads > load | origin | server load | traffic | bandwidth | cost | costs',
    'handle | help | big | high | more + traffic | users | load',
    'deliver | delivers | serve | serves + static | images | videos | pictures | files',
  ],
};
