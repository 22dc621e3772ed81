import { readFileSync } from 'node:fs';
import type { Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Question } from '#quiz/question.ts';
import { turned } from '#quiz/turn.ts';

/** A question of a built page, as the page fetches it. */
export function questionData(id: string, folder = 'dist'): Question {
  return JSON.parse(readFileSync(`${folder}/quiz/${id}.json`, 'utf8')) as Question;
}

/** One question in a page, as a reader meets it. */
export class CheckOnPage {
  readonly root: Locator;
  readonly question: Question;

  /** @param turn how often it was asked before @param folder the built site */
  constructor(page: Page | Frame, id: string, turn = 0, folder?: string) {
    this.question = turned(questionData(id, folder), turn);
    this.root = page.locator(`[data-check="${id}"]`);
  }

  /** Scrolls to it and waits until it is live. */
  async wake(): Promise<void> {
    await this.root.scrollIntoViewIfNeeded();
    await expect.poll(() => this.root.getAttribute('data-ready')).toBe('true');
  }

  async answer(isRight: boolean): Promise<void> {
    await this.fill(isRight);
    await this.root.getByRole('button', { name: 'Check my answer' }).click();
    await expect.poll(() => this.verdict()).not.toBeNull();
  }

  async again(): Promise<void> {
    await this.root.getByRole('button', { name: /^(?:Try again|Improve my answer)$/ }).click();
    await expect.poll(() => this.verdict()).toBeNull();
  }

  verdict(): Promise<string | null> {
    return this.root.getAttribute('data-verdict');
  }

  private async fill(isRight: boolean): Promise<void> {
    const { question } = this;
    switch (question.kind) {
      case 'one':
      case 'click':
        await this.choose(question.options.find(({ isCorrect }) => isCorrect === isRight)?.id ?? '');
        return;
      case 'several':
        for (const { id, isCorrect } of question.options) if (isCorrect === isRight) await this.choose(id);
        return;
      case 'order':
        await this.order(
          question.items.map(({ id }) => id),
          isRight,
        );
        return;
      case 'match':
        for (const [i, { left, right }] of question.pairs.entries()) {
          const other = question.pairs[(i + 1) % question.pairs.length]!.right;
          await this.root.getByRole('combobox', { name: left.text, exact: true }).selectOption((isRight ? right : other).id);
        }
        return;
      case 'number':
        await this.root.getByRole('textbox').fill(String(isRight ? question.answer : Math.round(question.answer * 7 + 100)));
        return;
      case 'text':
        await this.root.getByRole('textbox').fill(isRight ? question.model : 'It is a kind of fish that penguins like.');
    }
  }

  private async choose(id: string): Promise<void> {
    await this.root.locator(`input[value="${id}"]`).locator('xpath=ancestor::label').click();
  }

  /** Sorts the items by pressing their buttons; a wrong order is the right one backwards. */
  private async order(ids: readonly string[], isRight: boolean): Promise<void> {
    const wanted = isRight ? ids : ids.toReversed();
    for (const [place, id] of wanted.entries()) {
      for (;;) {
        const moves = await this.root
          .locator('[data-move$=" -1"]')
          .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset['move']));
        if (moves.indexOf(`${id} -1`) <= place) break;
        await this.root.locator(`[data-move="${id} -1"]`).click();
      }
    }
  }

  /** Ids of all questions of the page in the order of their kinds, so that a test can pick one of each. */
  static async idsOn(page: Page | Frame): Promise<string[]> {
    return page.locator('[data-check]').evaluateAll((forms) => forms.map((form) => (form as HTMLElement).dataset['check'] ?? ''));
  }
}
