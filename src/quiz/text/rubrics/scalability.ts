import type { Rubric } from '#quiz/text/rubric.ts';
import { DOWN, LESS, SEND, SERVER, SEVERAL, SPREAD, WORK } from './words.ts';

const HEAVY =
  'overload | overloading | overwhelm | overwhelmed | overcrowd | overrun | overworked | overused | overheat | overflow | crush | drown | bottleneck | tired | crowd | crowded | swamp | saturate | flood | collapse | hot spot | hotspot | burn | burnt | busy | busier | too much | too many | too full | too long | too slow | melt | stress | strain | exhaust | burden | crash | crashes | breaks | break | sink | choke | hammer | struggle | full | congest | congestion | snowed under | fall over | falls over | go down | goes down | going down | gives up | give up | its knees | under pressure | jam | clog | buckle | suffer | explode | die | dies | everything | all of it | all work | all requests | all traffic | all load | all users | all of work | all of requests | all of traffic | all of load | more than | slow | slows | worn out | too hard | too heavy | heavy lifting | hit hard | over limit | past limit | past its limit | past limits | beyond limit | beyond limits | beyond capacity | faint | weak point | weakest link | victim | overtaxed | overburdened | overstretched | too many requests | unbearable | suffocate | max out | maxed out';
const ONE = 'one | single | sole | lone | any | individual';
const NODE =
  'server | machine | node | floe | instance | computer | backend | box | host | worker | one server | single server | one machine | one node | one floe';
const BROKEN = `${DOWN} | cracked | cracks | =ill | bad | not healthy | lost`;
const BYPASSED =
  'skip | skipped | remove | leave out | leaves out | left out | take out | takes out | taken out | take away | reroute | stop sending | rotation | other | others | another | rest | remaining | take over | takes over | survive | continue | carry on | carries on | healthy | instead | not used | not use | until back | comes back | recovers | repaired | ignore | around | eject | kick | notice | detect | drop | dropped | drain | pull | redirect | one that works | =ones that work | =working | alive | replace | not give | not send | not receive | no traffic | no requests | exclude | isolate | bypass | still running | still works | still work';

/** "How does a load balancer help a system to scale?" */
export const scalability: Rubric = {
  subject: ['load =balancer', 'load =balancers', 'lode =balancer', '=balancer', '=balancers', '=balance', 'load =balancing', 'lb', 'lbs'],
  asked:
    "How does a load balancer help ensure a system's scalability? In your own words, how does a load balancer help a system to scale? It helps because it can.",
  enough: 2,
  ideas: [
    {
      id: 'distribute',
      says: [
        `${SPREAD} + ${WORK}`,
        `${SPREAD} | ${SEND} + ${SERVER} + ${SEVERAL} | which | where | whichever | whoever`,
        `${SEND} | decide | deciding | choose | pick | select | handle | serve | process + ${WORK} + ${SERVER} | several | multiple | different | evenly | whoever`,
        `which | whichever | best | where + ${SERVER} > get | gets | take | takes | receive | handle | should | free | least | answer | process | serve | do`,
        `decide | deciding | choose | pick | figure out | figures out | work out | works out | find | finds | select | look | tell | tells | say | says | determine + where | which | who | what > ${SERVER} | go | goes | request | handle | answer | queue`,
        '!not > on one server | only one server | just one server | one server only | one machine only | same server',
        'everyone | everybody | each | user | visitor | client | request > different | another | other > server | machine | floe | node ~4',
        `${WORK} > on | onto | to | over | across | among | between | into | by | through > ${SEVERAL} > ${SERVER} ~2`,
        `${WORK} > on | onto | over | to > more than one | several | others ~2`,
        `pick | choose | select | find > ${SERVER} ~3`,
        `request | traffic | user | visitor | penguin | connection | they > go | goes | come | get | gets > to | into > ${SERVER} | different | another | whichever ~2`,
        'show | tell + which | where | way + server | floe | checkout | go | queue',
        `hand | give | send > each | every | all > of them | one | them | ${SERVER} ~2`,
        'send | sends > some > some | others ~6',
        'traffic cop | traffic controller | traffic police | traffic warden | policeman | dispatcher | receptionist | switchboard | traffic light | conductor',
        `many | several | multiple | all | more than one + ${SERVER} > used | in use | utilised | utilized | instead of | rather than | take part | at once | in parallel | working`,
        'all > get used | used | in use | utilised | utilized | get work | have work',
        'guest | newcomer | customer | people | penguin | visitor | them + different | various | several | another > table | hole | door | queue | line | place ~2',
        'round robin | least connections | =weighted least | least connection | random server | random assignment | next server | next one | fewest connections | least busy | take turns | takes turns | in turn | whoever is free',
        'server | machine | computer + each | together | share > little | bit | part | share | portion | fraction',
        'few each | some each | one each | bit each | couple each | handful each | fair shares | equal parts | all along row | whole row | along row',
        'each | every + request | visitor | user | connection + direct | sent | send | goes | routed | assigned | different',
        'not only one | more than one | several | many | multiple | different + server | machine | floe | computer > work together | handle | serve | share | process | do | answer | at same time | parallel',
      ],
      mayMean: [
        'more than one | several | many | multiple + server | machine | floe',
        'traffic | request + control | manage | organise | organize',
        'even | evens | level + load | traffic',
      ],
    },
    {
      id: 'no-overload',
      says: [
        `!${LESS} | smooth > ${HEAVY}`,
        `!no | none of | neither > ${NODE} | of them | them ~1`,
        `!stop | prevent | protect | save > ${ONE} | each > ${NODE} | penguin | of them | them ~2`,
        `!prevent | protect | stop | save | keep > ${NODE} | it | them > from ~1`,
        `keep | stay | remain + each | every | everyone | ${NODE} | node | them > responsive | fresh | happy | calm | comfortable | fast | healthy | quick ~4`,
        'each | every + manageable | right amount | only as much | amount it | as much as it | what it',
        `each | every | ${NODE} > less work | less to do | half work | less load | fewer requests | small part ~3`,
        '!not > every | everybody | everyone | all > same > server | machine | floe | node ~4',
        'if | all | everything | everyone | otherwise | without > one | single | same > worn out | overwhelmed | overloaded | crash | collapse | crushed | too much | drown | sink | break | slow | die',
        `!no | not | none | never | without > ${ONE} > everything | alone | too much | whole | by itself | on its own | more than | do all | handle all | take all | deal with all | carry all`,
        `!instead of | rather than | otherwise | alone | without it | ${ONE} + server | machine | computer | floe + collapse | crash | overwhelmed | overload | overloaded | not cope | not handle | not manage | fall over | go down | give up | doing all | all the work | too much | limit | sink ~5`,
        `take | takes | taking | lift | relieve > burden | load | pressure | weight | strain | stress > off | away | from | of`,
        '!cannot | not > do | handle | serve | cope | manage > everything | all | alone | so many',
        'keep | keeps | stay | stays + load | pressure | server | queue > low | even | bearable | manageable | small | short | under | calm',
        'each | every | everybody | everyone + fair share | little | small part | part of work | only part | equal share | portion of users | portion of requests | portion of traffic',
        '!capacity | limit > not exceeded | not exceed',
        `!no | not | none | never > ${ONE} > death | ragged | exhausted | worn out ~8`,
        'while > others | rest > bored | idle | nothing to do ~4',
      ],
      mayMean: ['even | evenly | fair | fairly | equal | equally + load | work | traffic | request'],
    },
    {
      id: 'grow',
      says: [
        `add | adding | plug | put | stick | launch | buy | start | spin up | spinning up | bring up | register | attach | introduce | deploy | hang | insert | throw | boot | connect | install | rent | hire | order | provision | scale out + more | another | extra | new | additional | further | fifth | second | next | many | capacity > ${SERVER} | capacity | =ones | of them | of these ~5`,
        'rent | hire | add | start | launch | buy | order | provision > some more | few more | one more | another | more of them | more of same | extra ones | new ones ~2',
        `grow | growing | growth | expand | scale | scaling > more | extra | additional | new > ${SERVER} ~3`,
        `scale | grow | increase | change | raise | vary > number of | amount of | count of > ${SERVER} ~4`,
        `add | adding | plug in | stick | launch | spin up | register | attach | deploy + ${SERVER} | capacity ~4`,
        `more | another | extra | new | additional > ${SERVER} + behind | when | as | needed | necessary | demand | grow | without | need | easily | pool | add | join ~6`,
        'scale out | scales out | scaling out | horizontal | horizontally | autoscale | auto scaling | autoscaling | elastic | elastically',
        'go from > server | servers | machines',
        `number of | amount of > ${SERVER} + grow | change | increase | scale | raise | vary | adjust`,
        `grow | expand | increase | extend | enlarge + pool | fleet | cluster | number of servers | number of machines ~4`,
        'as many > server | machine | instance | backend > want | like | need | as',
        'adding | add > more | another | one more | backend | them > behind | when | need | needed | demand | busy | easily ~5',
        'grow > by adding',
        'open | opens | opening > more | another | new | extra > till | tills | checkout | checkouts | counter | counters | lane | lanes | desk | door | table | branch ~2',
        `double | doubling | triple | multiply > ${SERVER} ~3`,
        `${SERVER} | capacity > come and go | join | leave | put in | taken away | come and leave ~3`,
        '!instead of | rather than | not > bigger | huge | larger | one big | upgrade | expensive | more powerful | scale up | giant | supercomputer ~4',
      ],
      mayMean: [
        'more | extra > capacity | users | traffic | juice',
        'grow | growing + traffic | load | demand | user',
        'one address | single address | one entry | one name + machine | server | floe | many',
        'one | two | few > hundred | many | twenty | dozens > machine | server | floe',
      ],
    },
    {
      id: 'health',
      says: [
        `${DOWN} > nobody | no one | none | not | nothing > send | sent | directed | routed | goes | go ~6`,
        'stop | stops > sending > there | it | anybody | anyone | anything ~2',
        `${BROKEN} + ${BYPASSED}`,
        `!${BROKEN} + no interruption | no downtime | no one notices | nobody notices | not notice | not affect | stays up`,
        'avoid > dead | failed | broken | unhealthy | faulty ~2',
        'health check | health checks | health checking | checks health | check health | heartbeat | monitors health | monitor health | health of servers',
        'healthy | alive | =working | available | =running | living | =responding > server | =ones | node | instance | machine | backend | member ~1',
        'server | =ones | node | instance | machine | backend > that | which | still > healthy | alive | =working | available | up | =running | work | works | respond ~2',
        'only > healthy | alive | =working | available | =running | living ~3',
        'redundant | redundancy | failover | fail over | high availability | highly available | fault tolerant | fault tolerance | single point of failure',
      ],
      mayMean: ['reliable | reliability | available | availability | resilient | robust'],
    },
  ],
  contradictions: [
    {
      says: [
        'make | makes | making | turn > server | machine | floe > powerful | bigger | faster | stronger | larger | quicker ~4',
        'swap | replace | exchange | upgrade | buy | buying | get | become + bigger | larger | stronger | faster | powerful > floe | server | machine | one | =ones | cpu | computer | hardware ~4',
        'more | better > ram | memory | cpu | hardware ~1',
        'increase | improve | boost | raise > cpu | ram | memory | speed of server ~3',
        'scale up vertically | vertical scaling | scale vertically',
      ],
      because: 'That is making one server bigger. A balancer leaves the servers as they are and uses several.',
    },
    {
      says: [
        'request | visitor | user | traffic | penguins > thrown away | throws away | throw away | discarded | rejected | turned away | blocked | refused ~3',
        'throw | discard | reject | block | turn away | refuse > request | visitor | user | traffic | attacker | hacker ~3',
        'limit | limits > how many users | number of users | how many people | number of visitors',
        '!never | not > need | have > add | more | another > server | machine | capacity ~4',
      ],
      because: 'That is limiting who comes in. A balancer lets everybody in and finds a place for them.',
    },
    {
      says: [
        'keep | hold | store | queue + request | them | message | job | it > later | until | ready ~4',
        'wait | waits > queue > later | until | turn',
        'request | message | job > stored | kept | queued > until | later ~4',
      ],
      because: 'Keeping work for later is what a message queue does. A balancer passes it on at once.',
    },
    {
      says: [
        'cache | caches | caching | remember | copy of | copies of + answer | result | page | content | data | file | response | image',
        'encrypt | decrypt | compress | certificate | hide | hides | hacker | attacker | firewall',
        'internet connection | bandwidth | internet line',
        'backup | shard | shards',
        'store | stores + session | data | file | page | content ~3',
        'resolve | resolves | translate | translates | turns > name | names | domain | dns | address',
        'dns > server | lookup | resolves | translates ~2',
        'electric | electricity | electrical | voltage | fuse | current | battery | kilogram | weight of | lorry | truck',
        'does | do | performs | perform | takes over > computing | calculations | computation | calculating | computations ~2',
        'code | compile | compiler',
        'database > bigger | faster | store | stores | copies',
      ],
      because: 'That is the work of another building block.',
    },
    {
      says: [
        'send | sends | direct | route | put | go | goes + all | every | everything | always > first server | main server | same server | single server | only one server | one server | to fastest | to strongest | biggest server | strongest server | fastest server | same machine | one machine ~5',
        'rate limit | rate limits | throttle | throttles | slows > users | visitors | down ~2',
        'each | every + request > to all of | all servers | every one of | all of servers ~6',
        'always > picks | pick | chooses | uses | takes > first | strongest | same | biggest ~3',
        'all | everything | everyone | every > strongest | biggest | fastest | first > until | crash | full | dies | overloaded ~8',
        'always | all | everything > go | goes | sent > first server | main server | same server | one server | single server ~3',
        'to all servers | every server > at once | same time | every request | same request | simultaneously',
        'only > one server | one machine > others | used | work ~3',
        'lets | let | uses | use > one server | one machine > work through | do all | handle all | everything ~3',
        'each | every > user | visitor | client | penguin > own server | own machine | own database ~3',
      ],
      because: 'If one server gets everything, or all of them get the same, nothing is shared out.',
    },
    {
      says: ['!not help | no help | useless | slows everything | slow everything'],
      because: 'It does help: with more servers, and somebody who shares the work out, more gets done.',
    },
  ],
  vague: [
    'handle | serve | manage | cope | deal with | help | support + traffic | users | requests | load | visitors | busy | more | many | amount of work | workload',
    'busy | peak + times | hours | stays up | up',
    'fast | faster | quicker | performance | better | efficient | efficiency | speed',
    'scale | scalable | scalability + better | more | easily | helps | well',
    'available | reliable | stays up | uptime | robust | stable | reliability | availability',
    'grow | growth | bigger | larger',
    'many | more | lots of > user | visitor | people | request | traffic',
    'even | evens | level | balance + load | traffic | out',
    'several | multiple | many | more > server | machine',
  ],
};
