import type { Law } from './distribution.ts';
import { exponential, naturalLog, negateLogs } from './math.ts';
import type { Random } from './random.ts';

/** Draws made ahead per stream: the fill loop stays hot, and short runs do not pay for many unused draws. */
const BATCH = 256;

/**
 * Draws from one law on one stream. Draws are of mean 1 and scaled on the way out, so that changing the mean in the
 * middle of a run changes what is drawn next and nothing else.
 */
export class Sampler {
  private readonly stream: Random;
  private readonly batch = new Float64Array(BATCH);
  private readonly words = new Uint32Array(this.batch.buffer);
  private next = BATCH;
  private law!: Law;
  /** A value is `offset + scale × draw`. */
  private offset = 0;
  private scale = 0;

  constructor(law: Law, stream: Random) {
    this.stream = stream;
    this.use(law);
  }

  /** Changes the law from the next draw on. A new shape drops the draws made ahead. */
  setLaw(law: Law): void {
    if (law.shape !== this.law.shape || (law.form !== this.law.form && law.shape !== 'uniform')) this.next = BATCH;
    this.use(law);
  }

  /** The next value, in the unit of the law. */
  draw(): number {
    if (this.next === BATCH) this.fill();
    return this.offset + this.scale * this.batch[this.next++]!;
  }

  private use(law: Law): void {
    this.law = law;
    this.offset = law.shape === 'uniform' || law.shape === 'constant' ? law.mean : 0;
    this.scale = law.shape === 'uniform' ? law.form - law.mean : law.mean;
  }

  private fill(): void {
    const { batch, stream, law } = this;
    this.next = 0;
    switch (law.shape) {
      case 'constant':
        batch.fill(0);
        return;
      case 'uniform':
        stream.fillUnits(batch);
        return;
      case 'erlang':
        for (let i = 0; i < BATCH; i++) batch[i] = drawErlang(stream, law.form);
        return;
      case 'hyperexponential':
        for (let i = 0; i < BATCH; i++) batch[i] = drawHyperexponential(stream, law.form);
        return;
      case 'lognormal':
        for (let i = 0; i < BATCH; i++) batch[i] = drawLognormal(stream, law.form);
        return;
      default:
        stream.fillUnits(batch);
        for (let i = 0; i < BATCH; i++) batch[i] = 1 - batch[i]!;
        negateLogs(batch, this.words);
    }
  }
}

/** Exponential of mean 1, by inversion. */
function drawExponential(stream: Random): number {
  return -naturalLog(1 - stream.nextUnit());
}

function drawErlang(stream: Random, stages: number): number {
  let sum = 0;
  for (let i = 0; i < stages; i++) sum += drawExponential(stream);
  return sum / stages;
}

/** Two exponential phases with balanced means (p₁·m₁ = p₂·m₂), mean 1. Source: W. Whitt, Oper. Res. 30 (1982). */
function drawHyperexponential(stream: Random, cv2: number): number {
  const share = (1 + Math.sqrt((cv2 - 1) / (cv2 + 1))) / 2;
  const isFirst = stream.nextChance(share);
  return drawExponential(stream) / (2 * (isFirst ? share : 1 - share));
}

/** Mean 1 and the given squared coefficient of variation. */
function drawLognormal(stream: Random, cv2: number): number {
  const variance = naturalLog(1 + cv2);
  return exponential(Math.sqrt(variance) * drawNormal(stream) - variance / 2);
}

/** Standard normal by the polar method (G. Marsaglia 1964), the second of each pair discarded: no hidden state. */
function drawNormal(stream: Random): number {
  for (;;) {
    const x = 2 * stream.nextUnit() - 1;
    const y = 2 * stream.nextUnit() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * naturalLog(square)) / square);
  }
}
