import { MEANINGS_OF_BLOCKS } from './block-meanings.ts';

/**
 * What each field means, in one sentence, for the documentation and the JSON Schema; the parser does without.
 * A field is looked up by its whole path, then by shorter and shorter ends of it: `load-balancer.retries.max`,
 * `retries.max`, `max`.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  ...MEANINGS_OF_BLOCKS,
  'blueprint.version': 'Version of this format.',
  'blueprint.seed': 'Seed of all chance: the same seed and blueprint give the same run.',
  'blueprint.durationMs': 'How long the run lasts, in simulated time.',
  'blueprint.warmupMs': 'Requests sent before this instant are run but not counted.',

  'place.latDeg': 'Latitude; north is positive.',
  'place.lonDeg': 'Longitude; east is positive.',

  'link.from': 'Block, part of a block or place at one end.',
  'link.to': 'The other end; of two blocks, one sends requests to the other.',
  'link.oneWayMs': 'Time a request or an answer is under way; null is by the distance of their places, and none where they have none.',
  'link.pathFactor': 'How many times longer the cable is than the great circle.',
  'link.kbPerSec': 'How fast the bytes of an answer go; null is at once.',
  'link.lossShare': 'Share of packets that are lost and sent again.',
  'link.protocol': 'What a new connection has to set up before its first request.',
  'link.earlyData': 'A caller that was here before sends its request with the handshake.',
  'link.keepAliveMs': 'An unused connection stays open for so long.',
  'link.tcpSlowStart': 'A new connection sends ten packets at first and doubles each round trip.',

  'happening.atMs': 'When it happens.',
  'happening.block': 'The block that it happens to, or a list of them.',
  'happening.do': 'Deed: clear every copy, flush changes to the origin, purge a copy, publish a new version, or crash.',
  'happening.key': 'The key it is done to; null is all.',
  'happening.forMs': 'How long a crash lasts; null is for good.',
  'happening.set': 'Dotted field of the block → its new value, as in { "arrivals.ratePerSec": 180 }.',

  up: 'Whether its process is running.',

  place: 'Where it stands, for the time over links; null is nowhere.',

  'client.to': 'The block that its requests go to, or blocks by request type.',
  'client.up': 'Whether anybody sends; requests already sent go on.',
  'client.arrivals': 'When requests are sent.',
  'arrivals.process': 'Rule by which requests arrive.',
  'arrivals.ratePerSec': 'Requests sent per second on average.',
  'arrivals.stopAtMs': 'Nothing new is sent from this instant on.',
  'arrivals.everyMs': 'Time from one burst to the next; the first comes after one such time.',
  'arrivals.count': 'Requests in one burst.',
  'arrivals.users': 'Users who each wait for the answer, think, and ask again.',
  'arrivals.thinkTime': 'How long a user thinks between an answer and the next request.',
  'arrivals.steps': 'Rates in the order of their start; before the first step nothing is sent.',
  'steps.fromMs': 'When this rate begins.',
  'steps.ratePerSec': 'Requests sent per second from then on.',
  'arrivals.regular': 'Evenly spaced instead of at random (Poisson).',
  'arrivals.atMs': 'Every instant at which one request is sent.',
  'client.clients': 'How many different senders the requests come from.',
  'client.mix': 'Sorts of request, drawn by their share.',
  'mix.type': 'Name of the sort.',
  'mix.share': 'How often it is drawn, relative to the other sorts.',
  'mix.op': 'Whether it reads or writes its key.',
  'mix.path': 'What its address asks for.',
  'mix.sizeKb': 'Size of its answer.',
  'mix.work': 'Multiplies the work that its requests bring.',
  'mix.priority': 'Higher is served first where priorities count, and shed last.',
  'mix.honest': 'False is hostile traffic.',
  'client.work': 'Work a request brings, in units; drawn when it is born, so that every rule of a balancer meets the same work.',
  'client.keys': 'What requests ask for: a number from 0, the most popular first.',
  'keys.distribution': 'Law of the keys.',
  'keys.count': 'How many different keys there are.',
  'keys.exponent': 'How unequal their popularity is: 0 is uniform, near 1 is usual on the web.',
  'keys.keys': 'The keys one after the other, then again from the first.',
  'client.places': 'Places its requests come from, with their shares; none is from where it stands.',
  'client.poisonShare': 'Share of requests whose processing always fails.',
  'client.hedgeAfterMs': 'Sends a second attempt after so long without an answer; the first answer counts.',
  'client.timeoutMs': 'How long the sender waits before it gives up.',

  'server.workers': 'Requests it serves at the same time.',
  'server.queueLimit': 'Waiting places: null is no limit, 0 is none, and what finds no place is rejected.',
  'server.serviceTime': 'How long a request takes a worker.',
  'server.speed': 'Divides every service time: 0.5 is half as fast.',
  'server.whenDown': 'Down, it refuses connections at once or stays silent.',
  'server.discipline': 'First come first served, or higher priorities first.',
  'server.holdsWorkerWhileSending': 'A worker is free only when the caller has received the whole answer.',
  'server.tls': 'Processor time of encrypted connections that no proxy has ended before; null is none.',
  'server.compress': 'Makes answers smaller at the cost of processor time; null is not.',
  'server.shed': 'Turns requests away so that the wait stays near a target; null is never.',
  'server.calls': 'What it asks of others after its own work, in order.',
  'server.failShare': 'Share of finished requests that end in an error.',

  'load-balancer.to': 'The servers, or further balancers, it chooses from.',
  'load-balancer.policy': 'Rule by which it chooses.',
  'load-balancer.choices': 'How many servers it looks at with power-of-two (d of "power of d choices").',
  'load-balancer.weights': 'Weight by server; a server that is not named weighs 1.',
  'load-balancer.hashBy': 'What the hash rules hash: the key of the request or its sender.',
  'load-balancer.virtualNodes': 'Points on the hash ring per unit of weight.',
  'load-balancer.subsetSize': 'It uses only so many of its servers, drawn at the start.',
  'load-balancer.healthCheck': 'Probes that tell it which servers are up; null is none.',
  'healthCheck.intervalMs': 'Time between two probes of one server.',
  'healthCheck.timeoutMs': 'A probe without an answer by then has failed.',
  'healthCheck.fall': 'Failed probes in a row before a server is believed down.',
  'healthCheck.rise': 'Answered probes in a row before it is believed up again.',
  'healthCheck.probe': 'A real request that waits in line, or a mere connection.',
  'healthCheck.firstAtMs': 'When the first probes are sent; null is a random phase for each server.',
  'load-balancer.slowStart': 'A server that comes back gets its share step by step.',
  'slowStart.windowMs': 'How long until its share is full.',
  'slowStart.aggression': 'Shape of the rise: 1 is linear, above 1 faster at first.',
  'load-balancer.ejection': 'Takes out a server that fails requests in a row; null is never.',
  'ejection.failures': 'Failed requests in a row before it is out.',
  'ejection.baseMs': 'How long the first time; the n-th time n times as long.',
  'ejection.maxMs': 'At most so long.',
  'ejection.maxShare': 'At most this share of the servers is out at one time, but always one may be.',
  'load-balancer.draining': 'Servers that get nothing new but finish what they hold.',
  'load-balancer.timeoutMs': 'How long it waits for a server before the attempt has failed.',

  retries: 'What is tried again after a failed attempt.',
  'load-balancer.retries': 'What it tries again, on another server.',
  'retries.max': 'Attempts after the first.',
  'retries.backoff': 'Pause before a retry: none, baseMs, or baseMs doubled each time.',
  'retries.baseMs': 'First pause.',
  'retries.capMs': 'Longest pause of exponential backoff.',
  'retries.jitter': 'Full: each pause is drawn uniformly from 0 to its length.',
  'retries.budgetShare': 'Retries may be at most this share of first attempts.',

  distribution: 'Law of the draw.',
  meanMs: 'Mean.',
  minMs: 'Shortest.',
  maxMs: 'Longest.',
  stages: 'Exponential stages in a row; more stages vary less.',
  cv2: 'Squared coefficient of variation; 1 is that of the exponential.',
  perWorkMs: 'Time for one unit of the work that the request brings.',
  mean: 'Mean.',
  min: 'Least.',
  max: 'Most.',
};

/** The sentence for the field at this path, and the key it stands under. Throws when there is none. */
export function meaningOf(path: string): { readonly key: string; readonly meaning: string } {
  const names = path.split('.');
  for (let from = 0; from < names.length; from++) {
    const key = names.slice(from).join('.');
    const meaning = MEANINGS[key];
    if (meaning !== undefined) return { key, meaning };
  }
  throw new Error(`No sentence in meanings.ts says what ${path} means.`);
}

export const MEANING_KEYS: readonly string[] = Object.keys(MEANINGS);
