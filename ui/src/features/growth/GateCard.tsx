import type { Action, GateReview, GateStanding } from '../../api/types';
import { useSession } from '../../app/session';
import { useActions } from '../../components/actions';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { PolicyLink } from '../../components/PolicyLink';
import { Requests } from '../../components/Requests';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import type { Dictionary } from '../../text/en';
import { answerWish } from './wishes';

const shapes = { yes: '✓', no: '✕', unknown: '?' } as const;
const stateShapes = { waiting: '◔', open: '✓', closed: '✕' } as const;

type Kind = keyof Dictionary['growth']['gates']['kinds'];

interface GateProps {
  review: GateReview;
  gate: GateStanding;
  /** Somebody's answer that waits for the gate's role. */
  asked: Action | undefined;
  onAnswer: () => void;
}

function Gate({ review, gate, asked, onAnswer }: GateProps) {
  const { project } = useSession();
  const text = useText('growth').gates;
  const roles = useText('common').role;
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  const counts = gate.expired ? 'unknown' : gate.verdict;
  return (
    <div role="group" className={`gate gate-${counts}`} aria-label={text.gate[gate.gate]}>
      <p className="gate-verdict">
        <strong>{text.gate[gate.gate]}</strong>
        <span className={`state-tag gate-tag-${counts}`}>
          <span aria-hidden>{shapes[counts]}</span> {text.verdict[counts]}
        </span>
      </p>
      <p>{name(gate.question)}</p>
      {gate.evidence ? (
        <p className="evidence">{gate.evidence}</p>
      ) : (
        <p className="weak">{text.noEvidence}</p>
      )}
      <p className="weak">
        {text.role(roles[gate.role])}
        {gate.answeredBy && gate.answeredAt && (
          <>
            <br />
            {text.by(actor(gate.answeredBy), format.time(gate.answeredAt))}
          </>
        )}
        {gate.expiresAt && (
          <>
            <br />
            {(gate.expired ? text.expired : text.expires)(format.time(gate.expiresAt))}
          </>
        )}
      </p>
      <AllowedButton
        needs="edit_growth"
        only={gate.role}
        request={answerWish(review, gate)}
        waits={asked && <Asked asked={asked} role={roles[gate.role]} />}
        size="small"
        onClick={onAnswer}
      >
        {gate.answeredBy ? text.answerAgain : text.answer}
        <span className="hidden">: {text.gate[gate.gate]}</span>
      </AllowedButton>
    </div>
  );
}

/** An answer was given that waits: nobody gives another one meanwhile. */
function Asked({ asked, role }: { asked: Action; role: string }) {
  const { project, me } = useSession();
  const text = useText('growth').gates;
  const format = useFormat(project.zone);
  const actor = useActor();
  const by = asked.requestedBy ?? '';
  return (
    <p className="gate-asked">
      <span aria-hidden>◔</span>{' '}
      {by === me.email
        ? text.askedByYou(format.time(asked.createdAt), role)
        : text.askedBy(actor(by), format.time(asked.createdAt), role)}
    </p>
  );
}

/** One review: subject, who asked and why, three gates, and what their answers amount to. */
export function GateCard({
  review,
  onAnswer,
}: {
  review: GateReview;
  onAnswer: (gate: GateStanding) => void;
}) {
  const { project } = useSession();
  const text = useText('growth').gates;
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  const { recommendation } = review;
  const proposed = useActions({ state: 'proposed' }).data?.items ?? [];
  const asked = (gate: GateStanding) =>
    proposed.find(
      ({ type, parameters }) =>
        type === 'answer_gate' && parameters.review === review.id && parameters.gate === gate.gate,
    );
  const kinds: Record<string, string> = text.kinds;
  return (
    <section className="card gate-card">
      <div className="section-head">
        <div>
          <h2>{review.subject ? <SubjectLink subject={review.subject} /> : text.project}</h2>
          <p className="weak">
            {review.policy ? (
              <PolicyLink policy={review.policy} />
            ) : (
              text.openedBy(actor(review.openedBy), format.time(review.openedAt))
            )}{' '}
            {review.policy && <> · {name(review.why)}</>}
          </p>
        </div>
        <span className={`state-tag gates-${review.state}`}>
          <span aria-hidden>{stateShapes[review.state]}</span> {text.state[review.state]}
        </span>
      </div>
      <div className="gates">
        {review.gates.map((gate) => (
          <Gate key={gate.gate} {...{ review, gate }} asked={asked(gate)} onAnswer={() => onAnswer(gate)} />
        ))}
      </div>
      <Requests types={['answer_gate']} which={(action) => action.parameters.review === review.id} />
      <p className="recommendation">
        <strong>{text.recommendation}</strong> {name(recommendation.text)}{' '}
        {recommendation.kinds.map((kind) => (
          <span key={kind} className="state-tag">
            {kinds[kind as Kind] ?? kind}
          </span>
        ))}
      </p>
    </section>
  );
}
