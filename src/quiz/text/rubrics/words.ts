/** Words that several rubrics share. Alternatives in the notation of `pattern.ts`. */

/** To give out to several. */
export const SPREAD =
  'spread | spreading | distribute | share | shared | sharing | split | divide | fan | fans | fanning | hand out | handed out | parcel | parcels | scatter | farm | farms | deal out | deals out | apportion | disperse | partition | alternate | rotate | balance | balances | balancing | multiplex | interleave | share out | shares out | spread out | break up | breaks up | evens out | even out | smear | parallelise | parallelize | parallel';

/** To send somewhere. */
export const SEND =
  'direct | redirect | route | send | sent | forward | pass | passes | dispatch | assign | allocate | guide | steer | hand | hands | handed | give | gives | given | lead | led | bring | brings | shuttle | channel | funnel | delegate | relay | transfer | map | point | points | move | shift | sort | put | deliver | land | lands';

/** What comes in to be done. */
export const WORK =
  'request | traffic | load | work | workload | user | visitor | customer | penguin | call | client | connection | order | job | query | queries | task | everything | everybody | everyone | them | it | people | demand | hit | hits | guest | session | packet | message | each one | incoming';

/** Something that serves. */
export const SERVER =
  'server | machine | instance | backend | back end | box | boxes | node | floe | path | worker | computer | host | pool | replica | upstream | hardware | member | checkout | table | cluster | fleet | till | counter | lane | desk | cashier | cook | waiter | employee | vm | pod | container | target | endpoint | processor | cpu | system';

/** More than one. */
export const SEVERAL =
  'several | many | multiple | different | across | among | amongst | between | evenly | equal | equally | other | others | another | various | all | more than one | each | every | number of | couple | two | whichever';

/** Not, less, no more. */
export const LESS =
  'no | not | none | non | nobody | nothing | never | without | neither | avoid | prevent | stop | keep | reduce | protect | less | fewer | lower | minimise | minimize | relieve | decrease | cut | cuts | save | saves | instead | hardly | rarely | limit | limits | shield | spare | offload';

/** Quick. */
export const QUICK =
  'fast | faster | fastest | quick | quickly | quicker | quickest | speed | speeds | speedy | sooner | rapid | rapidly | swift | snappy | snappier | instant | instantly | immediate | immediately | straight away | right away | in no time | millisecond | milliseconds | microsecond | microseconds | nanoseconds | ms | beats | smooth | smoothly | fluid | low latency | less latency | low rtt | in flash | in blink | blink of eye | in moment | in no time at all | jiffy | in seconds | in second | pop up | pops up | without delay | real time | less lag | less delay | prompt';

/** What quickness reduces. */
export const SLOWNESS =
  'latency | delay | lag | wait | waiting | response time | access time | load time | loading time | waiting time | =loading | buffering | stutter | freeze | round trip | time to | time for | time needed | time it takes | travel time | ping | rtt | ttfb';

/** Said after it: has become smaller. */
export const IS_LESS =
  'low | lower | short | shorter | reduce | small | smaller | less | drop | drops | fall | falls | shrink | minimal | minimise | minimize | goes down | better | improve';

/** In trouble, or gone. */
export const DOWN =
  'down | dead | fail | failing | failure | crash | crashed | broken | breaks | breaks down | broke | unhealthy | sick | die | dies | offline | outage | faulty | unavailable | unresponsive | unreachable | not answer | not respond | not work | not available | not online | no longer respond | no longer answer | stop answering | stop responding | stop working | goes wrong | falls over | fall over | melts | goes dark | reboot | rebooting | rebooted | restarted | goes bust | knocked out | burns down | collapses | trouble with';
