import { TRIALS } from '../testing/bad-answers-trials'
import { describeWrongValues } from '../testing/bad-answers-values.suite'

for (const trial of TRIALS) describeWrongValues(trial)
