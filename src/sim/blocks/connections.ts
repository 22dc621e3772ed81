/**
 * Open connections of one road. A client's senders each have one of their own; a block shares a pool that grows with what is
 * under way at one time. An unused connection closes after `keepAliveUs`.
 */
export class Connections {
  private readonly keepAliveUs: number;
  /** Whether unused connections never close. */
  private readonly isAlwaysWarm: boolean;
  /** When each sender's connection was last used. */
  private readonly bySender = new Map<number, number>();
  /** When each idle connection of the pool was last used; the last one used is the last. */
  private readonly idle: number[] = [];

  constructor(keepAliveUs: number, isAlwaysWarm: boolean) {
    this.keepAliveUs = keepAliveUs;
    this.isAlwaysWarm = isAlwaysWarm;
  }

  /** Takes the connection of a sender; true when it has to be opened. */
  takeOf(sender: number, nowUs: number): boolean {
    const lastUs = this.bySender.get(sender);
    this.bySender.set(sender, nowUs);
    return !this.isAlwaysWarm && (lastUs === undefined || nowUs - lastUs > this.keepAliveUs);
  }

  hasMet(sender: number): boolean {
    return this.bySender.has(sender);
  }

  /** Takes one of the pool; true when it has to be opened. */
  take(nowUs: number): boolean {
    if (this.isAlwaysWarm) return false;
    const lastUs = this.idle.pop();
    if (lastUs === undefined) return true;
    if (nowUs - lastUs <= this.keepAliveUs) return false;
    // The one used last has expired, and so have all the others.
    this.idle.length = 0;
    return true;
  }

  giveBack(nowUs: number): void {
    if (!this.isAlwaysWarm) this.idle.push(nowUs);
  }

  giveBackOf(sender: number, nowUs: number): void {
    this.bySender.set(sender, nowUs);
  }
}
