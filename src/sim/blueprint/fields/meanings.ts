/**
 * What each field means, in one sentence, for the documentation and the JSON Schema; the parser does without.
 * A field is looked up by its whole path, then by shorter and shorter ends of it: `load-balancer.retries.max`,
 * `retries.max`, `max`.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  'blueprint.version': 'Version of this format.',
  'blueprint.seed': 'Seed of all chance: the same seed and blueprint give the same run.',
  'blueprint.durationMs': 'How long the run lasts, in simulated time.',
  'blueprint.warmupMs': 'Requests sent before this instant are run but not counted.',

  'link.from': 'Block at one end.',
  'link.to': 'Block at the other end; one of the two sends requests to the other.',
  'link.oneWayMs': 'Time a request or an answer is under way. Without a link it takes none.',

  'happening.atMs': 'When it happens.',
  'happening.block': 'The block that it happens to, or a list of them.',
  'happening.set': 'Dotted field of the block → its new value, as in { "arrivals.ratePerSec": 180 }.',

  kind: 'Kind of block; decides which other fields there are.',
  up: 'Whether its process is running.',

  'client.to': 'The block that its requests go to.',
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
  'mix.work': 'Multiplies the work that its requests bring.',
  'client.work': 'Work a request brings, in units; drawn when it is born, so that every rule of a balancer meets the same work.',
  'client.keys': 'What requests ask for: a number from 0, the most popular first.',
  'keys.distribution': 'Law of the keys.',
  'keys.count': 'How many different keys there are.',
  'keys.exponent': 'How unequal their popularity is: 0 is uniform, near 1 is usual on the web.',
  'keys.keys': 'The keys one after the other, then again from the first.',
  'client.timeoutMs': 'How long the sender waits before it gives up.',

  'server.workers': 'Requests it serves at the same time.',
  'server.queueLimit': 'Waiting places: null is no limit, 0 is none, and what finds no place is rejected.',
  'server.serviceTime': 'How long a request takes a worker.',
  'server.speed': 'Divides every service time: 0.5 is half as fast.',
  'server.whenDown': 'Down, it refuses connections at once or stays silent.',
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
