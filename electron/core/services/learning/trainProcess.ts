import { learnLessons } from '#shared/domain/matching/learn/learnLessons';
import { SayingsModel } from '#shared/domain/matching/sayings/model';
import { openParent, type ParentChannel } from '../../childSide.ts';
import { segmentChinese } from '../../text/segmenter.ts';
import type { TrainAnswer, TrainRequest } from './trainerProtocol.ts';

/** Entry of the training process, under Node (`fork`) or Electron (`utilityProcess`): lessons in, one model out. */

const port: ParentChannel<TrainRequest, TrainAnswer> = openParent();
port.onAsk((request) => {
  try {
    const sayings = SayingsModel.read(request.sayings);
    port.post({
      type: 'done',
      result: learnLessons(request.lessons, { ...request, segment: segmentChinese, sayings: () => sayings }),
    });
  } catch {
    // Its own words may quote what somebody told the office.
    port.post({ type: 'failed' });
  }
});
