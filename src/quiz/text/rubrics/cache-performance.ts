import type { Rubric } from '#quiz/text/rubric.ts';
import { IS_LESS, LESS, QUICK, SLOWNESS } from './words.ts';

const KEEP =
  'store | storing | keep | kept | keeping | hold | held | holding | save | saved | saving | remember | memorise | memorize | put | have | having | has | retain | stash | note | stored | there | ready | available | sit | sitting | lie | lying | copied | =loaded | reuse | reused | recall';
const THINGS =
  'data | result | answer | copy | copies | information | item | content | value | page | stuff | thing | fish | response | query | queries | record | object | file | it | them | timeline | profile | food | computation | what | calculation | recent';
const STORE =
  'database | storage | disk | hard drive | backend | back end | server | source | origin | sql | query | queries | lookup | lookups | trip | trips | reads | read | calls | recompute | recomputing | recalculate | recalculating | compute | computed | computing | calculate | fetch | fetching | looking it up | look it up | look up | looking up | again and again';

/** "How can a cache improve the performance of a system?" */
export const cachePerformance: Rubric = {
  subject: ['cache', 'caches', 'caching', 'food cache'],
  asked: 'How can a cache improve the performance of a system? In your own words, how can a cache improve it, it improves because.',
  enough: 2,
  ideas: [
    {
      id: 'copies',
      says: [
        `${KEEP} + ${THINGS}`,
        'copy | copies | duplicate | duplicates | snapshot + of | data | near | nearby | local | memory | keep | answer',
        '=stored | =remembered | =kept | =held | =saved | remembers | memorised | memorized',
        'on desk | on your desk | in pocket | in fridge | in drawer | next to | in front of | on counter',
        'popular | hot | frequent | frequently | repeated | recent | recently | common | often > stored | kept | served | memory | live | lives | saved',
        'memory | ram | redis | memcached | in memory | fast storage | fast place | temporary storage | short term memory | buffer',
        '=already in | still in',
        'already | still + there | have | got | in there | sitting | known | computed | in my head | fetched | looked up',
        'nearby | close by | close at hand | at hand | next to you | within reach | handy | held ready | holding ready | ready to go',
        'hot data | popular items | frequent data | frequently used | frequently accessed | often used | commonly used | recently used | most used | used a lot | often needed | recent results | earlier results | previous results',
        'on desk | on her desk | on his desk | on counter | at front | at till ~1',
        'hold | holds | hang | hangs | keep | keeps > on to | onto | handy | ready | around | nearby | close',
        'hot | popular | frequent | common | usual | wanted | favourite | favorite | same > stay | stays | sit | sits | lie | lies | kept | live | front | top | beside | next | card | desk | shelf | table | counter | bag ~8',
        'beside | at elbow | front desk | on shelf | on table | on card | on hand | in hand | in bag | on board | up front | front counter | within arm | sticky note | post it | cheat sheet | crib sheet | bookmark | bookmarks | short list',
        'remember | remembers | reuse | reuses + result | answer | data | before | earlier | recently | looked up | where | last',
      ],
    },
    {
      id: 'latency',
      says: [
        QUICK,
        `!${LESS} | short | shorter | small | smaller | shorten | improve > ${SLOWNESS}`,
        '!save | saves | saving | win | gain > time | milliseconds | energy',
        '!not | never | no > wait | waiting | slow | long ~2',
        `${SLOWNESS} > ${IS_LESS} ~4`,
        '!spare | spares | without | no > search | searching | walk | long way ~5',
        'without > delay | waiting | having to wait | travelling | far',
        '!skip | skips | save | saves | avoid | avoids | spare | spares | cut | cuts > round trip | trip | trips | way | walk | journey | detour ~4',
        'lower | low | better | smaller > p99 | p95 | p50 | percentile | percentiles | median | tail ~2',
        'hand | hands | give | gives > over | out | them > at once | straight away | immediately ~3',
        'shave | shaves | shaving | knock | knocks > off | ms | milliseconds | seconds',
        'less > walking | running | waiting | travelling | way | time ~1',
        'otherwise | would | instead of | rather than > hour | hours | minutes | ages | forever | long | eternity ~6',
        'answer | answers | served | get | gets + at once | sooner | right there | on spot | in seconds | in ms',
        'fed | served | answered | get | gets | there | has it > at once | on spot ~3',
      ],
    },
    {
      id: 'db-load',
      says: [
        `!${LESS} | instead of | rather than | needn't | unload | unburden | take > ${STORE}`,
        '!database | disk | storage | backend | source | origin + more time | time for | other things | less | fewer | rest | relief | relieved | not | never | no | seldom | offload | offloads | spared | breathe | unburdened | more users',
        'fewer | less > replica | replicas | read replica | read replicas | databases ~2',
        'absorb | absorbs | soak | soaks | swallow | swallows | take | takes | catch | catches > reads | traffic | load | requests | percent | most ~4',
        'barely | hardly | scarcely > notice | notices | feels | sees | touched | busy',
        '!not | never > go | goes | walk | run > down | archive | cellar | basement | back | store ~6',
        'hardly | hardly ever | seldom | rarely | less often | almost never | nearly never > ask | ring | call | go | walk | bother | bothers | disturb | trouble | phone | reach | need ~5',
        `database | store | storage | origin | backend | sql | postgres | mysql | disk > only | just > misses | rest | few | some | new | part | writes ~4`,
        'database | store | storage | origin | backend | disk | it > capacity | headroom | time | room | power | resources > left | for | writes | other | others | spare ~4',
        'database | store | storage | origin | backend | sql | postgres | mysql > sees | gets | receives | hears | answers > fewer | less | only | hardly | part | fraction | little',
        'load | pressure | work | weight > off > database | store | backend | disk | origin | it ~4',
        'only > touch | touches | reach | reaches | goes | go | ask | asks | hit | hits > disk | database | store | storage | origin | backend ~6',
        'offload | offloads | offloading | take load off | takes load off | takes pressure off | load off',
        '!without | not | no > looking up | look up | look it up | looking it up | computing | compute | work it out | asking | fetching > again',
        '!avoid | saves | skip > repeat | repeated | repeatedly | unnecessary | expensive | same',
        'database > handle more | serve more | cope | relax | relaxes | breathe | rest | chill | idle | less to do | less work | not overwhelmed',
      ],
      mayMean: ['instead of > again | every time | each time'],
    },
  ],
  contradictions: [
    {
      says: [
        'clear | delete | empty > cache | it | browser + broken | again | browser | works',
        'clear | delete | empty > cache | it ~2',
        'delete | deletes | remove | removes > data | old | entries > database ~3',
        'clean | cleans | free | frees | garbage > memory | space ~3',
        'browser history | browsing history | cookies',
      ],
      because: 'Emptying a cache makes it slower at first. The question is what it is good for while it is full.',
    },
    {
      says: [
        'every | each | all | always > read | request | query | lookup | time > first goes | goes first | goes to database | asks database | reads from database | still database ~5',
        'longer | slower | slow | slows > read | request | system | everything | down | per ~3',
        'takes > longer | more time ~2',
        'ask | asks | query | queries | reads | goes > database > every time | each time | always ~3',
        'throw | throws | discard | discards > copy | copies > away | fetch | fetches | fresh | every | each',
        'every | each > fetch | fetches | gets > fresh | again > database | store | disk ~5',
        'collect | collects | gather | gathers > writes ~2',
        'less | smaller | fewer > data | rows | records > in | inside > database ~2',
        'replace | replaces > database | store ~2',
        'switch | turn > database > off ~2',
        'survive | survives > power | restart | crash | reboot',
        'database | db > thrown away | throw away | get rid | superfluous | switched off | turned off | removed | deleted ~4',
        'only > keep | kept | store | stored | saved | exists | lives > cache ~3',
        'never finds | never find | not store anything | stores nothing | not keep anything',
      ],
      because: 'If the database is asked each time, nothing is gained. A hit answers without it.',
    },
    {
      says: [
        '!not | never > reduce | improve | speed up | help > latency | speed | performance | response time ~3',
        '!not | never > take | takes | reduce > load ~2',
        'restore | restoring | recover | recovering > data > crash | failure | loss ~4',
        'pay | pays | buy | buys | money > cache | hardware | machines ~8',
        '!protect | protects | prevent | prevents | against | no | nothing | avoid > data loss | losing data | lost | loss',
        'forever | durable | durability | permanent | permanently | backup | back up | persistent | reliable storage',
        'bigger | larger | more space | makes room | make room | more room > database | disk | storage | new',
        'database > bigger | larger | more space',
      ],
      because: 'A cache may lose what it holds at any time; the data itself lives in the database.',
    },
    {
      says: [
        'distribute | distributes | spread | spreads | balance | balances + request | traffic | load | data | users + server | servers | machines | world',
        'hide | hides + fish | food | data',
        'no other penguin | whole winter | queue | consumer | encrypt | compress | compresses | firewall',
        'around the world | all over world',
      ],
      because: 'That is another thing than keeping copies of what is asked for often.',
    },
  ],
  vague: [
    'performance | better | efficient | efficiency | scalable | improve | scale | optimise | optimize | boost',
    'handle + users | requests | traffic | load',
  ],
};
