/** What all kinds of question share. Ids are words and stay the same for ever. */
interface Common {
  readonly id: string;
  readonly stem: string;
  /** The figure that shows it, by id. */
  readonly figure: string | null;
}

/** One thing to choose, and why choosing it is right or wrong. */
export interface Option {
  readonly id: string;
  readonly text: string;
  readonly isCorrect: boolean;
  readonly because: string;
  /** Where a wrong choice comes from, by id. */
  readonly misconception: string | null;
}

export interface OneQuestion extends Common {
  readonly kind: 'one';
  readonly options: readonly Option[];
}

export interface SeveralQuestion extends Common {
  readonly kind: 'several';
  readonly options: readonly Option[];
}

/** Choosing a part of a figure's picture. */
export interface ClickQuestion extends Common {
  readonly kind: 'click';
  readonly options: readonly Option[];
  /** Everything in the picture, from where requests come to where they go; parts that are no options are only drawn. */
  readonly picture: readonly PicturePart[];
}

export interface PicturePart {
  readonly id: string;
  readonly name: string;
  readonly role: 'client' | 'balancer' | 'server';
  /** What a reader sees there, in a few words. */
  readonly state: string;
  readonly isInTrouble: boolean;
}

export interface OrderItem {
  readonly id: string;
  readonly text: string;
  readonly because: string;
}

export interface OrderQuestion extends Common {
  readonly kind: 'order';
  /** In the right order. */
  readonly items: readonly OrderItem[];
}

export interface MatchPair {
  readonly left: { readonly id: string; readonly text: string };
  readonly right: { readonly id: string; readonly text: string };
  readonly because: string;
}

export interface MatchQuestion extends Common {
  readonly kind: 'match';
  readonly pairs: readonly MatchPair[];
}

/** A wrong number that a known line of thought leads to. */
export interface TypicalError {
  readonly value: number;
  readonly because: string;
  readonly misconception: string | null;
}

export interface NumberQuestion extends Common {
  readonly kind: 'number';
  readonly unit: string;
  /** What the simulation gives. */
  readonly answer: number;
  /** How far off still counts, as a share of the answer. */
  readonly tolerance: number;
  readonly because: string;
  readonly errors: readonly TypicalError[];
  /** The same question with other numbers. */
  readonly again: readonly { readonly stem: string; readonly answer: number; readonly because: string }[];
}

export interface Idea {
  readonly id: string;
  readonly name: string;
  /** Asked when the idea is missing. */
  readonly followUp: string;
}

export interface TextQuestion extends Common {
  readonly kind: 'text';
  readonly ideas: readonly Idea[];
  readonly model: string;
}

export type Question = OneQuestion | SeveralQuestion | ClickQuestion | OrderQuestion | MatchQuestion | NumberQuestion | TextQuestion;

/** A guess asked for before a figure runs. Never scored. */
export type Prediction = NumberPrediction | ChoicePrediction;

export interface NumberPrediction extends Common {
  readonly kind: 'number';
  readonly figure: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly answer: number;
  readonly tolerance: number;
  /** What to say of a guess that was close, too low, too high. */
  readonly close: string;
  readonly low: string;
  readonly high: string;
}

export interface ChoicePrediction extends Common {
  readonly kind: 'one';
  readonly figure: string;
  readonly options: readonly { readonly id: string; readonly text: string; readonly isCorrect: boolean }[];
  /** What the run says, in a sentence. */
  readonly outcome: string;
}
