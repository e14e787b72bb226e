import { describe, expect, it } from 'vitest';
import type { GateReview, GateStanding } from '../../api/types';
import { answerWish, reviewWish, workWish } from './wishes';

describe('what is asked for', () => {
  it('names work in both languages and leaves out what was not said', () => {
    const wish = workWish.form!.of({
      zh: ' 排查 ',
      en: '',
      kind: 'task',
      owner: null,
      dueDays: 3,
      subject: 'feature:ai',
    });
    expect(wish.subject).toEqual({ kind: 'feature', key: 'ai' });
    expect(wish.parameters).toEqual({ title: { zh: '排查', en: '排查' }, kind: 'task', dueDays: 3 });
  });

  it('asks the gates of the whole project when no feature is chosen', () => {
    expect(reviewWish.form!.of({ expiresDays: 7 })).toEqual({
      subject: null,
      parameters: { expiresDays: 7 },
    });
  });

  it('answers the gate of its review', () => {
    const review = { id: 7, subject: { kind: 'feature', key: 'ai' } } as GateReview;
    const wish = answerWish(review, { gate: 'need' } as GateStanding);
    expect(wish.form!.of({ verdict: 'no', evidence: ' few ask ' })).toEqual({
      subject: review.subject,
      parameters: { review: 7, gate: 'need', verdict: 'no', evidence: 'few ask' },
    });
  });
});
