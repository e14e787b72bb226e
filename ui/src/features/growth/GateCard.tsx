import type { GateReview, GateStanding } from '../../api/types';
import { useSession } from '../../app/session';
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
  onAnswer: () => void;
}

function Gate({ review, gate, onAnswer }: GateProps) {
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
        size="small"
        onClick={onAnswer}
      >
        {gate.answeredBy ? text.answerAgain : text.answer}
        <span className="hidden">: {text.gate[gate.gate]}</span>
      </AllowedButton>
    </div>
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
          <Gate key={gate.gate} review={review} gate={gate} onAnswer={() => onAnswer(gate)} />
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
