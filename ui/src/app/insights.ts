import { lazy } from 'react';
import { withTexts } from '../text';

/** A saved insight in small, for rooms that show insights among other things; their words come with it. */
export const InsightBody = lazy(() => withTexts('insights', import('../features/insights/InsightBody')));
