import { scoreAudit, scoreBpiSf, scoreDast10, scoreIcpi, scoreIcsi, scorePwc20 } from './body';
import { scoreGad7, scoreHamd17, scoreMadrs, scorePhq9, scoreQidsSr16 } from './mood';
import { scoreBprs4, scoreCadss23, scoreEdi, scoreMeq30, scoreMoaas, scorePcl5, scoreVas } from './psyche';
import { scoreCssrsScreener } from './suicide-risk';

export const instruments = {
  'score:PHQ9': scorePhq9,
  'score:GAD7': scoreGad7,
  'score:QIDS_SR16': scoreQidsSr16,
  'score:MADRS': scoreMadrs,
  'score:HAMD17': scoreHamd17,
  'score:PCL5': scorePcl5,
  'score:CADSS23': scoreCadss23,
  'score:BPRS4': scoreBprs4,
  'score:MOAAS': scoreMoaas,
  'score:BPI_SF': scoreBpiSf,
  'score:ICSI': scoreIcsi,
  'score:ICPI': scoreIcpi,
  'score:AUDIT': scoreAudit,
  'score:DAST10': scoreDast10,
  'score:PWC20': scorePwc20,
  'score:MEQ30': scoreMeq30,
  'score:EDI': scoreEdi,
  'score:CSSRS_SCREENER': scoreCssrsScreener,
  'score:VAS': scoreVas,
};
