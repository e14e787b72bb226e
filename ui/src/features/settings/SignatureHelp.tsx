import { useText } from '../../text';
import { CopyButton } from './Secret';

/** Node.js, without a library: what the official ones do. */
const EXAMPLE = `import { createHmac, timingSafeEqual } from 'node:crypto';

export function verify(secret, headers, body) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return headers['webhook-signature'].split(' ').some((entry) => {
    const [version, signature] = entry.split(',');
    const given = Buffer.from(signature ?? '', 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}`;

/** How a receiver of webhooks knows that a message is genuine. */
export function SignatureHelp() {
  const text = useText('settings').channels.verify;
  return (
    <section className="card">
      <div className="section-head">
        <div>
          <h2>{text.title}</h2>
          <p className="weak">{text.lead}</p>
        </div>
        <CopyButton value={EXAMPLE} label={text.copy} />
      </div>
      <dl className="facts">
        {(['id', 'timestamp', 'signature'] as const).map((header) => (
          <div key={header} style={{ display: 'contents' }}>
            <dt>
              <code>{`webhook-${header}`}</code>
            </dt>
            <dd>{text.header[header]}</dd>
          </div>
        ))}
      </dl>
      <pre className="snippet" tabIndex={0} aria-label={text.title}>
        {EXAMPLE}
      </pre>
    </section>
  );
}
