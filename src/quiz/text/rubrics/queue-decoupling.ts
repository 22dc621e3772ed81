import type { Rubric } from '#quiz/text/rubric.ts';
import { DOWN } from './words.ts';

const OTHERS =
  'consumer | receiver | reciever | recipient | service | app | application | part | component | server | program | one | side | other | others | system | module | subscriber | worker | b | they | microservice';
const AWAY = `${DOWN} | busy | stops | restart | maintenance | slow | away`;
const GOES_ON =
  'keep running | keeps running | keep working | keeps working | keeps posting | keeps selling | keep selling | keeps taking | keep taking | keeps serving | keep serving | keeps accepting | keep accepting | keeps sending | keep sending | keeps running | keeps producing | keeps going | keep going | still work | still works | still run | still send | not affect | not affected | unaffected | not care | none the wiser | not matter | not notice | not stop | continue | continues | carry on | carries on | goes on | go on | not impact | not disturb | not bother | not suffer | other keep | others keep | rest keep | others work | rest goes on | works on | catches up | without affecting | not break | not bring down | not crash | no problem | survive | survives';

/** "How does a message queue help in decoupling applications?" */
export const queueDecoupling: Rubric = {
  subject: ['message queue', 'message queues', 'decouple', 'decouples', 'decoupling', 'decoupled', 'messaging queue', 'mq'],
  asked:
    'How does a message queue help in decoupling applications? In your own words, how does a message queue help to decouple them, it helps because.',
  enough: 2,
  ideas: [
    {
      id: 'async',
      says: [
        'asynchronous | asynchronously | asynchron | fire and forget | unblocked | non blocking',
        '!not | no | without | never | nobody | neither | instead of > wait | waiting | block | blocked | blocking | stand and wait | stand | sit and wait | hang | pause | idle ~4',
        'sender | producer | shop | app | it | you | one | customer | just + go on | goes on ~3',
        'carry on | carries on | meantime | other things | carry on with | move on | moves on | go on with | goes on with | get on with | gets on with | continue | continues | continue working | do other things | do something else | proceed | proceeds',
        'drop | drops | put | puts | post | posts | leave | leaves | send | sends > later | whenever | finds time | own time | when they have time | when it has time | when ready ~10',
        '!not | without > need | needs > answer | response | reply | respond > immediate | immediately | right away | straight away | now | once',
        'thanks | answer | respond | reply | confirm | return > immediately | straight away | right away | at once | instantly',
        '!not > happen | communicate | talk | respond | react | work > same time | simultaneously | live',
        'leave | leaves | drop | drops | put | puts | write | writes | post > note | letter | message | it + go | goes | get on | gets on | walk away | fishing ~6',
        'page | request | call | shop > return | returns | answers > immediately | at once | instantly ~3',
        'hang up | hangs up | walk off | walks off | go home | goes home | go back | goes back | dives again | back to | next customer | next order | next one ~2',
        'done > with it | for me | for sender ~3',
        'forget | forgets | after sending | once sent | right after | free to | time shifted | in background | background',
      ],
    },
    {
      id: 'buffer',
      says: [
        'wait | waits | waiting > until | for > ready | time | someone | somebody | consumer | free | back | capacity',
        'message | event | order | job | letter > wait | waits | waiting',
        '=queued | queue up | queues up',
        'deliver | delivers > later ~2',
        'deliver | read | processed | handled | handle | consume | pick | work | take > when | whenever | once | as soon as | until > available | ready | back | online | free | time | want | wants ~6',
        'still there | still be there | there when | on rail | on hook | on spike | on board | on peg',
        'grab | grabs | take | takes | pick | fetch > when | whenever > hand | hands | free | time | back ~5',
        'park | parked | parks | voicemail | answering machine | postbox | pigeonhole | locker | drop box | tray | in-tray | shelf | noticeboard | pinboard | waiting list | to do list',
        'sit | sits | sat | lie | lies | lay | stay | stays | there + until | waiting | meanwhile ~4',
        'pile | piles | heap | heaps | stack | stacks | accumulate | accumulates > up | in | on ~4',
        'works through | work through | works off | work off | catch up | catches up | drain | drains',
        'buffer | buffers | backlog | persist | persists | retain | retains | pile | piles up | line up | store | stores | stored | storage | saved | mailbox | letterbox | inbox',
        'keep | kept | hold | holds | save | remember | sit | sits | stay | stays | remain | safe | safely | wait | waits | left | leave | lie | lies + message | messages | event | events | order | orders | job | jobs | task | tasks | it | them | request | letter | data | queue | work > until | later | in queue | there | meanwhile | when | ready | back | kept | hold | in line',
        'queue + keep | keeps | hold | holds | save | saves > message | messages | it | them | order | orders',
        'message | messages | order | job | work | data | nothing | it + kept | saved | held | waits in queue | wait in queue | stays in queue | stay in queue | queued up',
        '!not | never | no | nothing | without > lost | lose | loses | losing | loss | disappear | missing ~4',
        'find | finds > task | tasks | message | messages | work | order | orders | letter > later ~3',
        'read | reads | open | opens | collect | collects | pick up | picks up + whenever > back | returns | ready | time ~3',
        'collect | collects | gather | gathers > messages | orders | jobs | tasks | requests ~2',
        'absorb | absorbs | smooth | smooths | even out | cushion + burst | bursts | peak | peaks | spike | spikes | traffic | load',
        'own pace | own speed | different speeds | different speed | different pace | own rhythm | own rate | at its pace | at their pace | catch up | catches up | when it ready | when they ready | when ready | whenever it | whenever they | when it gets | when it has time | when they have time | when consumer ready | until consumer | until receiver | until someone | gets round to | has capacity',
        '!sender | producer | both + receiver | consumer | reciever | apps > not need | not have > online | up | available | running | same time | at same time',
      ],
    },
    {
      id: 'independent',
      says: [
        `!not | never | without | no | nothing | neither | none | nor | nobody + know | knows | knowing | depend | depends | dependency | dependencies | rely | relies | care + each other | eachother | one another | about | who | which | others | other | ${OTHERS} | where`,
        'independent | independently | independence | loose | loosely | separate | separated | separately | isolated | isolate | isolates | isolation | autonomous',
        '!not | instead of | rather than | no | without > directly | direct | talk to each other | straight to each other ~6',
        '!only | just > queue | know | talk > queue | know | talk | not each other ~4',
        'talk | communicate | speak | interact | connect + via | through | over | with | only to > queue | middleman | broker | intermediary | third ~4',
        'change | changed | changing | replace | replaced | swap | swapped | rewrite | rewritten | update | updated | upgrade | upgraded | deploy | deployed | develop | developed | add | remove | exchange | maintain | test + without | independently | separately | alone | not | on own | one by one | any time | freely | easily | while',
        'rewrite | stop | restart | replace | change | start > consumer | receiver | worker | other > producer | sender | shop > not | never > notice | know | find out | care ~8',
        'change | changed | replace | update | updated | upgrade | deploy | rewrite > one > other | others | rest > as it | as they | alone | untouched | unchanged | unaffected | same ~8',
        'scale | scaled | scales + alone | independently | separately | individually | by itself | on own',
        'different > language | languages | technology | technologies | teams | team | speed | speeds',
        `${AWAY} + ${GOES_ON} ~14`,
        '!not | never | nobody | without | cannot > spread | spreads | cascade | ripple | infect | hurt | harm | touch | bother | disturb | drag | pull ~5',
        '!neither | no | not | never > need | needs | know | knows | care | cares > address | api | location | name | identity | number | other one | who | whether | if | how many ~8',
        '!not | no longer | never > wired | tied | chained | glued | welded | coupled | bolted | stuck > together | one another | each other | directly | any more ~3',
        '!fail | fails | crash | crashes | die | dies | break | breaks | down > other | others | rest > not ~4',
        'merge one | own release | own schedule | own deploy | released separately | separate releases | each own | both own',
        '!not notice | not see | not care | no idea | not feel | never notice',
        '!not | never | nor > take | bring | pull | drag | tear > down | along ~5',
        '!no longer | not | less > bound | tied | linked | coupled | chained | glued | hardwired | connected | attached',
        '!not | never > fail | crash | stop | break > when | if | because ~4',
        'indirect | indirectly',
        'take out | takes out | swap | replace | remove + put in | another | new ~6',
        'restart | restarted | update | deploy | stop | stopped > own | alone | separately | any time | without ~4',
        '!not affect | not impact | not harm | not disturb | unaffected | unaware | ignorant | none of business | separate services',
        'not care if | not care whether | none the wiser | not matter if | not matter whether | without affecting | without touching | without breaking',
        'sender | reciever | receiver | producer | consumer + not need | not have + online | up | available | running | same time',
      ],
    },
  ],
  contradictions: [
    {
      says: [
        'make | makes | making + sender | producer + wait | waits | block ~4',
        'sender | producer | it | client | app > waits for | wait for | has to wait | must wait | blocks until > answer | receiver | consumer | response | reply | processed ~4',
        'wait | waits + until > receiver | consumer > processed | answered | finished ~4',
        'synchronous | synchronously | at same moment',
        'least connections | round robin | nearest server | choose server | chooses server ~1',
        'pushed straight | sent straight | straight to other | directly to receiver | directly to consumer | directly to other',
        'waits for answer | waits for reply | waits for response',
      ],
      because: 'With a queue the sender hands its message over and goes on; the receiver takes it when it can.',
    },
    {
      says: [
        'delete | deletes | discard | discards | lose | loses > message | messages | them ~2',
        'message | messages > lost | get lost | gets lost | deleted | discarded | thrown away ~2',
        '!message | messages > not > stored | kept | saved ~2',
      ],
      because: 'A queue keeps messages until they are taken, which is why a receiver may be away.',
    },
    {
      says: [
        'tie | ties | tied | couple | couples + tight | tightly | together | closely',
        'tight coupling | tightly coupled | tightly',
        'merge | merges | combine | combines | fuse | unite | unites | join | joins > applications | apps | programs | them | services | systems > one | single | together | big ~4',
        'shared memory | same memory | one big program',
        'none can be changed | knows exactly | know exactly | must know | has to know | share database | one database | same database | share one database',
      ],
      because: 'That is coupling. A queue is there so that they need to know less of each other.',
    },
    {
      says: [
        'web page | web pages | images | close to user | closer to user | dns | encrypt | encrypts | distributes requests | cache | caches | caching',
      ],
      because: 'That is the work of another building block.',
    },
  ],
  vague: [
    'deliver | send | sent | forward | transport | connect | link',
    'robust | scalable | reliable | reliability | scalability | resilient | better | efficient | performance | flexible | fault tolerance | stable',
    'talk | communicate | communication | exchange + each other | between | busy | help | helps | apps | services | applications | programs',
  ],
};
