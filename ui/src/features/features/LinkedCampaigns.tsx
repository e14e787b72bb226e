import { Link } from 'react-router';
import type { Feature } from '../../api/types';
import { useSession } from '../../app/session';
import { CampaignStateTag } from '../../components/CampaignStateTag';
import { useCampaigns } from '../../components/catalog';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { ListRate } from '../../components/ListRate';
import { Name } from '../../components/Name';
import type { RateView } from '../../components/rates';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';

/** The campaigns that carry the feature to people. */
export function LinkedCampaigns({ feature, view }: { feature: Feature; view: RateView }) {
  const { project } = useSession();
  const text = useText('features').linked;
  const format = useFormat(project.zone);
  const campaigns = useCampaigns();
  const linked = campaigns.data?.items.filter((c) => c.features.includes(feature.key)) ?? [];
  return (
    <section className="card">
      <h2>{text.title}</h2>
      {campaigns.error && <ErrorTile error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {campaigns.isPending && <Skeleton height={32} lines={3} />}
      {campaigns.data && linked.length === 0 && (
        <p className="weak">
          {text.none} <Link to={`/p/${project.key}/campaigns`}>{text.open}</Link>
        </p>
      )}
      {linked.length > 0 && (
        <div className="data-table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.name}</th>
                <th scope="col">{text.state}</th>
                <th scope="col">{text.period}</th>
                <th scope="col" className="num">
                  {text.participation}
                </th>
              </tr>
            </thead>
            <tbody>
              {linked.map((campaign) => (
                <tr key={campaign.key}>
                  <td>
                    <Link to={`/p/${project.key}/campaigns/${campaign.key}`}>
                      <Name names={campaign.names} fallback={campaign.key} />
                    </Link>
                  </td>
                  <td>
                    <CampaignStateTag state={campaign.state} />
                  </td>
                  <td>
                    {format.axisDay(campaign.from)} – {format.axisDay(campaign.to)}
                  </td>
                  <td className="num">
                    <ListRate metric="participation" subject={campaign.key} view={view} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
