import type { Frame } from '#blueprint/frame.ts';

/** What moves with every animation frame, outside reactive state. */
export class Drawing {
  /** The frame to draw now. */
  frame!: Frame;
  private readonly painters = new Set<() => void>();

  /** Calls `painter` for every drawn frame; returns how to stop. */
  onDraw(painter: () => void): () => void {
    this.painters.add(painter);
    painter();
    return () => this.painters.delete(painter);
  }

  paint(frame: Frame): void {
    this.frame = frame;
    for (const painter of this.painters) painter();
  }
}
