import { termsOf } from './terms-of';

/** C71620, whole. */
export const UNIT = termsOf(`
  %=25613 | % INHIBITION=117963 | %(v/v)=48571 | %(w/v)=48527 | %(w/w)=48528 | %*min/h=187981 | %/min=114240 | %/s=163560 |
  (mmHg*min/L)*m2=201486 | /10 HPFs=158699 | /100 Cells=202453 | /100 Enterocytes=209700 | /100 HPFs=102695 | /100 RBC=191358
  | /100 WBC=67219 | /100x FIELD=199995 | /10^3=123634 | /10^3 RBC=191359 | /10^4=135515 | /10^5=135516 | /10^6=184719 | /2
  mm2=189646 | /200 HPFs=132472 | /2000 RBC=132473 | /2500 WBC=132474 | /4.0 mL=122197 | /40 HPFs=132475 | /400 Cells=191355 |
  /50 Cells=202452 | /500 WBC=132476 | /5x10^4 WBC=170636 | /7.5 mL=122198 | /Cell=202454 | /EXOME=209701 | /HPF=96619 |
  /LPF=96620 | /LSQN=130187 | /MBP=176387 | /PLATE=204701 | /VF=105516 | /WELL=214758 | /animal=198368 | /cm3=204709 |
  /cmH2O=135517 | /day=25473 | /g=198369 | /h=66966 | /kg=120844 | /min=66967 | /mm=130188 | /mm2=122199 | /month=64498 |
  /ms=161490 | /s=66965 | /um2=214759 | /wk=67069 | 1/(s*kPa)=127804 | 10 IU/mL=199993 | 10 copies/mL=199992 | 100 IU/mL=71185
  | 100 copies/mL=199994 | 10^10 IU/mL=198371 | 10^10 copies/mL=198370 | 10^10 vp/dose=198372 | 10^10 vp/mL=198373 |
  10^10/L=105517 | 10^11/L=105488 | 10^12 IU/L=105518 | 10^12/L=67308 | 10^3 CFU=68895 | 10^3 CFU/g=68899 | 10^3 CFU/mL=68903
  | 10^3 DNA copies/mL=98788 | 10^3 IU/mL=198374 | 10^3 RNA copies/mL=98790 | 10^3 Therapeutic Cells=187975 | 10^3
  copies/mL=100897 | 10^3 organisms=71187 | 10^3 organisms/g=71190 | 10^3 organisms/mL=71195 | 10^3/L=105519 | 10^3/hpf=98789
  | 10^4 CFU=158293 | 10^4 CFU/mL=166095 | 10^4 IU/mL=198376 | 10^4 copies/mL=198375 | 10^4/L=73771 | 10^4/hpf=98787 | 10^5
  CFU=198377 | 10^5 CFU/mL=181551 | 10^5 IU/mL=198379 | 10^5 Therapeutic Cells=187971 | 10^5 copies/mL=198378 | 10^5/L=105490
  | 10^5/hpf=98743 | 10^5/kg=184715 | 10^6 CFU=68896 | 10^6 CFU/g=68900 | 10^6 CFU/mL=68904 | 10^6 DNA copies/mL=98756 | 10^6
  IU=67335 | 10^6 IU/mL=98757 | 10^6 PFU=67268 | 10^6 RNA copies/mL=98760 | 10^6 TCID 50/dose=150415 | 10^6 Therapeutic
  Cells=187973 | 10^6 U=67310 | 10^6 copies/mL=100898 | 10^6 organisms=71188 | 10^6 organisms/g=71191 | 10^6
  organisms/mL=71196 | 10^6 organisms/mg=71193 | 10^6/Ejaculate U=130189 | 10^6/L=67452 | 10^6/g=98758 | 10^6/hpf=98759 |
  10^6/kg=198380 | 10^7 CFU=158294 | 10^7 CFU/mL=166096 | 10^7 IU/mL=198382 | 10^7 PFU=67265 | 10^7 TCID 50/dose=150416 | 10^7
  copies/mL=198381 | 10^7/L=98786 | 10^7/kg=184717 | 10^8 CFU=198383 | 10^8 IU=156119 | 10^8 IU/mL=198385 | 10^8 PFU=67266 |
  10^8 TCID 50/dose=150417 | 10^8 copies/mL=198384 | 10^8/L=105489 | 10^9 CFU=68897 | 10^9 CFU/g=68901 | 10^9 CFU/mL=68905 |
  10^9 IU/mL=198387 | 10^9 PFU=67267 | 10^9 Therapeutic Cells=187998 | 10^9 copies/mL=198386 | 10^9 organisms=71189 | 10^9
  organisms/g=71192 | 10^9 organisms/mL=71197 | 10^9 organisms/mg=71194 | 10^9/L=67255 | 10^9/dose=163561 | 10^9/g=122200 |
  10^9/uL=198388 | ABC=214761 | ACTUATION=122629 | AFU=77534 | AGGREGATION UNIT=209702 | AMPULE=48473 | APL U=122202 | APL
  U/mL=117965 | APPLICATION=25397 | APS U=161498 | APS U/mL=186219 | ARMOUR UNIT=189642 | AU/mL=70504 | Absorbance U=73686 |
  Absorbance U/mL=126078 | Absorbance U/min=73687 | AgU/mL=70500 | Anson U=122201 | Antibody Unit=111129 | Arbitrary U=75765 |
  Arbitrary U/mL=191361 | BAG=48474 | BAR=48475 | BAU=70505 | BAU/mL=116235 | BE/mL=116231 | BEAM BREAKS=129002 |
  BISCUIT=111139 | BLOCKS=111140 | BOLUS=48476 | BOTTLE=48477 | BOWL=151970 | BOX=48478 | BP=132477 | BU=117966 | BU/mL=117967
  | Binding Ab Unit=189120 | Binding Ab Unit/mL=189647 | Bq=42562 | Bq/L=71165 | Bq/g=70522 | Bq/kg=70521 | Bq/mL=71167 |
  Bq/mg=70524 | Bq/uL=71166 | Bq/ug=70523 | C=42559 | CAE Unit=67270 | CAN=48479 | CAPFUL=102405 | CAPLET=64696 |
  CAPSULE=48480 | CARTRIDGE=48481 | CCID 50/dose=70535 | CCID 50/mL=120845 | CFU/g=68898 | CFU/mL=68902 | CGE=128269 |
  CIGAR=116244 | CIGARETTE=116245 | COAT=48483 | CONTAINER=48484 | CUP=54703 | CUTS/in=204702 | CYLINDER=48489 | Ci=48466 |
  Ci/L=71170 | Ci/g=70528 | Ci/kg=70529 | Ci/mL=71172 | Ci/mg=70531 | Ci/mmol=209703 | Ci/uL=71171 | Ci/ug=70530 |
  Coulomb=42550 | Cu=204703 | DAYS=25301 | DAgU=70501 | DAgU/mL=70502 | DDU=161494 | DIOPTER=100899 | DIP=82483 | DISK=48490 |
  DNA copies/mL=98719 | DNA copies/ug=170632 | DPM=73710 | DRINK=161487 | DROP=69441 | DRUM=48492 | ECL unit=161491 | EIA
  unit=122205 | EID 50/dose=70533 | EID 50/mL=120847 | ELISA unit=68875 | ELISA unit/dose=68876 | ELISA unit/mL=68877 |
  ENVELOPE=186220 | EP U=176384 | EU=96599 | EVENTS=150901 | Ejaculate U=130046 | Enzyme U=64778 | Enzyme U/L=147130 | Enzyme
  U/g Hb=154856 | Enzyme U/m2=156467 | F=44277 | FEU=96649 | FFU=75303 | FFU/mL=189650 | FILM=53499 | FINGERTIP LENGTH
  UNIT=209704 | FINGERTIP UNIT=71321 | FIU=163045 | Farad=42552 | Frames/s=106524 | GBq=70513 | GBq/g=70525 | GBq/mg=70527 |
  GBq/ug=70526 | GBq/umol=209705 | GLASS=198391 | GLOBULE=91803 | GPL U=67347 | GPL U/mL=117971 | GPS U=161497 | GPS
  U/mL=186221 | GUMMY=186222 | Gauss=68915 | Gravitational Unit=73772 | Gy=18063 | Gy/h=158295 | Gy/min=158296 | HAND
  UNIT=71216 | HEP=116232 | HOMEOPATHIC DILUTION=48498 | HOURS=25529 | Henry=42558 | Hounsfield Unit=94908 | Hz=42545 |
  Hz/s=154854 | IMPLANT=48499 | INHALATION=48501 | INJECTION=122632 | IU=48579 | IU/L=67376 | IU/dL=120848 | IU/day=85645 |
  IU/g=70493 | IU/g Hb=122207 | IU/h=85646 | IU/kg=67379 | IU/kg/h=71209 | IU/mL=67377 | IU/mg=67380 | IU/mmol=122208 |
  J/cm2=67357 | JAR=48502 | JDF Unit=172606 | Joule=42548 | K=42537 | KALLIKREIN INHIBITOR UNIT=48503 | KIT=48504 | L=48505 |
  L/L=105495 | L/day=69110 | L/h=69160 | L/h/m2=105494 | L/kg=73725 | L/m2/s=204710 | L/min=67388 | L/min/m2=105496 |
  L/s=67390 | L/s/kPa=139133 | LB=48531 | LENS=170638 | LOZENGE=48506 | Linear ft*LB=139134 | Lipase Units=178059 | Lipase
  Units/kg=178058 | Log10 ELISA unit=68878 | Log10 ELISA unit/dose=68879 | MAC50=139130 | MASK=170637 | MBP=176388 | MBq=70512
  | MBq/uL=71169 | MESF=96691 | MET=127805 | MET*h=127806 | MET*min=127807 | MHz=67314 | MONTHS=29846 | MPL U=67348 | MPL
  U/mL=117973 | MPS U=161496 | MPS U/mL=186223 | MdFI=96687 | MeV=152057 | Mile=71183 | MnFI=163046 | Mrad=67349 |
  NEBULE=71204 | NFIU=154680 | Newton=42546 | OD Unit=73681 | OI50=130193 | Organisms=71186 | Organisms/g=198398 |
  Organisms/mL=198399 | Osm=67330 | P=154857 | PA=74924 | PACK=62653 | PACKAGE=48520 | PACKET=48521 | PATCH=48524 |
  PELLET=48525 | PFU=67264 | PFU/animal=122221 | PFU/dose=71198 | PFU/mL=71199 | PHERESIS UNIT=127810 | PILL=122634 |
  PIPE=116246 | PIXEL=48367 | PIXELS/cm=114238 | PIXELS/in=114239 | PLUG=149763 | PNU/mL=116236 | POINT=113499 | POUCH=48530 |
  PRESSOR UNITS=48532 | PUFF=65060 | PUFF/min=210390 | PUMP=111984 | Pa=42547 | Pack Year=73993 | QUANTITY SUFFICIENT=48590 |
  RADIOACTIVE SEED IMPLANT=67446 | RAE=67436 | RATIO=44256 | RELATIVE U=209707 | RELATIVE U/mL=209708 | RFU=77535 | RING=62609
  | RLU=184722 | RNA copies/mL=67441 | Rad=18064 | Roentgen=70575 | SACHET=71324 | SBE/mL=116233 | SCOOPFUL=48536 |
  SERVING=184720 | SFC/10^5 PBMC=191356 | SFC/10^6 PBMC=120850 | SFC/2x10^5 PBMC=191357 | SFC/WELL=214757 | SPRAY=48537 |
  SQU/mL=116234 | STEPS=111318 | STRIP=48538 | SUPPOSITORY=48539 | SYRINGE=48540 | Shock Wave=112433 | Siemens=42555 |
  Sv=42553 | TABLET=48542 | TAMPON=48543 | TCID 50/dose=70537 | TRACE=48547 | TRANSDUCING UNIT=124460 | TRANSDUCING
  UNIT/mL=124461 | TROCHE=48548 | TUBE=48549 | Tbsp=48541 | Tesla=42557 | Therapeutic Cells=187669 | Therapeutic
  Cells/m2=186224 | Torr=112423 | U=44278 | U.CARR=120851 | U/10^12 RBC=122228 | U/L=67456 | U/animal=73773 | U/cL=105520 |
  U/dL=105521 | U/g=77606 | U/g Hb=105522 | U/g/day=73774 | U/g/h=73775 | U/g/min=73776 | U/h=66970 | U/kg=67465 |
  U/kg/day=73777 | U/kg/h=73778 | U/kg/min=73779 | U/m2=67467 | U/m2/day=73783 | U/m2/h=73784 | U/m2/min=73785 | U/mL=77607 |
  U/mg=73780 | U/mmol=92618 | USP U=48469 | V=42551 | V/s=105524 | VIAL=48551 | VIRTUAL PIXEL=114237 | VOXEL=79424 |
  WAFER=48552 | WEEKS=29844 | Watt=42549 | Weber=42556 | YEARS=29848 | aMFI=163562 | ag=64553 | amol=68855 | amp=42536 |
  amu=64559 | anti-Xa IU=70497 | anti-Xa IU/mL=70498 | atm=54711 | beats/min=49673 | bel=71200 | breaths/30 s=176382 |
  breaths/min=49674 | cGy=64693 | cL=69087 | cP=69092 | cal=67193 | cd=42538 | cd*s/m2=122203 | cd/m2=122204 | cg=64554 |
  cm=49668 | cm H2O=91060 | cm/min=105481 | cm/s=102406 | cm2=48460 | cm2/s=204704 | cmH2O*s/mL=135518 | cmH2O*s2/mL=135519 |
  cmH2O/mL=135520 | cmH2O/mL/s=201487 | cmHg=147129 | cmol=68687 | cmol/L=68886 | copies/cell=198389 | copies/mL=100900 |
  copies/uL=116237 | copies/ug=126079 | cpm=73688 | cs=105482 | cup eq=172604 | cy/cm=114242 | cycle/min=71176 | dB=102407 |
  dL=64697 | daPa=191360 | damol/L=105483 | day*ng/mL/(mg/kg)=198211 | days/month=170634 | days/wk=170633 | deg=68667 |
  deg/mm=161488 | deg/s=166097 | deg2=166098 | dmol=68685 | dpm/0.5 mL=120846 | dpm/100 mg=117968 | dpm/g=187969 |
  dpm/mL=117970 | dpm/mg=117969 | dram=64564 | dyn=70470 | eq=67273 | fL=64780 | fg=64552 | fmol=68854 | fmol/L=68887 |
  fmol/L/s=122206 | fmol/g=73711 | foz_br=48577 | foz_us=48494 | fraction of 1=105484 | ft=71253 | ft2=48461 | ft3=68859 |
  g=48155 | g/9000m=204705 | g/L=42576 | g/U=166099 | g/animal=73713 | g/animal/day=73714 | g/animal/wk=73715 | g/cage=73716 |
  g/cage/day=73717 | g/cage/wk=73718 | g/cm2=71201 | g/cm3=204706 | g/dL=64783 | g/day=67372 | g/g=70453 | g/g/day=73720 |
  g/kg=69104 | g/kg/day=66975 | g/m2=67282 | g/m2*h=187982 | g/m2/day=73722 | g/mol=73721 | g/ston_av=198390 | g/wk=89829 |
  gMFI=163563 | genEq=161493 | genEq/mL=161492 | gpELISA unit/mL=130190 | grain=48497 | gtt=48491 | h*%=139131 | h/wk=170635 |
  hPa=105487 | hr/day=176380 | in=48500 | in2=68871 | kBq=70511 | kBq/uL=71168 | kDa=105491 | kHz=67279 | kIU=70492 |
  kN/cm2=92615 | kPa=67284 | kPa/L/s=105492 | kUSP=71202 | kV=170630 | ka_u/dL=122209 | kat=42566 | kcal=67194 |
  kcal/day=139135 | keV=67276 | kg=28252 | kg/L=64566 | kg/cm=120849 | kg/cm2=69094 | kg/m2=49671 | kg/mol=122210 | km=71177 |
  km/h=71203 | ks=105493 | lm=42560 | log10 CCID 50/dose=70485 | log10 CFU/g=102658 | log10 CFU/mL=102659 | log10 EID
  50/dose=70480 | log10 IU/mL=116238 | log10 PFU=73568 | log10 PFU/mL=170631 | log10 TCID 50=70488 | log10 TCID 50/dose=70489
  | log10 TCID 50/mL=132478 | log10 TCID 50/uL=132479 | log10 U/mL=198393 | log10 copies=209706 | log10 copies/mL=117972 |
  log10 minutes of arc=198392 | lton_av=198394 | lx=42561 | m=41139 | m*%=184713 | m/s=42571 | m/s2=42572 | m2=42569 |
  m2/s=68906 | m3=42570 | mAh=204707 | mAmp=97343 | mAnson U/mL=122211 | mCi=48511 | mCi/L=71174 | mCi/kg=70570 | mEq=48512 |
  mEq/L=67474 | mEq/dL=67473 | mEq/day=67471 | mEq/g=70580 | mEq/kg=67475 | mEq/mL=73737 | mEq/mmol=92616 | mEq/uL=70578 |
  mEq/ug=70581 | mIU/L=67405 | mIU/m2=67409 | mJoule/cm2=116241 | mL=28254 | mL*cmH2O=135521 | mL/(min*100mL)=130191 |
  mL/100g/min=154855 | mL/animal=73746 | mL/animal/day=73747 | mL/animal/wk=73748 | mL/beat=127808 | mL/breath=73749 |
  mL/cage=73750 | mL/cage/day=73751 | mL/cage/wk=73752 | mL/cm=105503 | mL/cm H2O=98755 | mL/cm3/min=163564 | mL/dL=105504 |
  mL/day=67410 | mL/dose=124459 | mL/g/day=73755 | mL/g/h=73756 | mL/g/min=73757 | mL/h=66962 | mL/kg=67411 | mL/kg/day=73758
  | mL/kg/h=73759 | mL/kg/min=73760 | mL/m2=73761 | mL/m2/day=66977 | mL/m2/h=73762 | mL/m2/min=73763 | mL/min=64777 |
  mL/min/1.73 m2=67412 | mL/min/mmHg=67417 | mL/mmHg=106542 | mL/mmHg/min/L=67418 | mL/s=69073 | mL/s/1.73 m2=105505 |
  mL/s/kg=85715 | mL/s/m2=166100 | mMU/mL=132480 | mN=127809 | mOsm=67318 | mOsm/L=122214 | mOsm/kg=67427 | mPa=73765 |
  mPa/s=204708 | mU=67315 | mU/L=67408 | mU/g=122215 | mV=67324 | mV*min=105512 | mV/s=122216 | mV2/Hz=114241 | meq/h=67472 |
  mg=28253 | mg/CAPSULE=73739 | mg/CIGARETTE=210326 | mg/L=64572 | mg/L FEU=158291 | mg/PUFF=210327 | mg/animal=73738 |
  mg/breath=184723 | mg/cm2=124456 | mg/dL=67015 | mg/day=67399 | mg/dose=124457 | mg/g/h=73740 | mg/g/min=73741 | mg/h=66969
  | mg/kg=67401 | mg/kg/day=66976 | mg/kg/dose=124458 | mg/kg/h=71362 | mg/kg/min=71207 | mg/kg/week=161486 | mg/m2=67402 |
  mg/m2/day=66974 | mg/m2/h=73743 | mg/m2/min=73744 | mg/m2/wk=88148 | mg/mL/day=176378 | mg/mL/min=67403 | mg/min=73742 |
  mg/mol=120843 | mg/wk=67404 | mg2/dL2=122212 | mgEq=156468 | min=48154 | min*mg/mL=85729 | min/day=176381 | mkat=70507 |
  mkat/L=189643 | mm=28251 | mm H2O=69107 | mm/2h=105509 | mm/h=67419 | mm/min=105507 | mm/s=105508 | mm2=65104 |
  mm2/us=189649 | mm3/mm2/year=126080 | mmAL=150898 | mmHg=49670 | mmHg*beats/min=187972 | mmHg*m2/L/min=214756 |
  mmHg*min/L=150900 | mmHg/L/min=105506 | mmHg/s=73764 | mmol=48513 | mmol/L=64387 | mmol/L/day=189648 | mmol/L/h=189644 |
  mmol/day=67420 | mmol/g=68740 | mmol/h=85720 | mmol/kg=68892 | mmol/kg/s=214760 | mmol/min/kPa=116242 | mmol/min/kPa/L=67423
  | mmol/mol=111253 | mmol/s=85723 | mmol2/L2=122213 | mol=42539 | mol/L=48555 | mol/day=85737 | mol/g=68893 | mol/mL=68891 |
  mol/mg=68894 | mol/mol=70455 | mph=105500 | ms=41140 | ms/mmHg=163565 | ms2=161489 | nCi=67352 | nL=69188 | nU/cL=105513 |
  ng=48516 | ng/CIGARETTE=210340 | ng/L=67327 | ng/PUFF=210341 | ng/dL=67326 | ng/day=85741 | ng/kg=67429 | ng/mol=176386 |
  ngEq=184705 | ngEq/L=130192 | ngEq/g=166082 | nkat=70508 | nkat/L=70510 | nkat/g Hb=176383 | nm=67328 | nm/min=191362 |
  nmol=48517 | nmol BCE/L=117974 | nmol BCE/mmol=118137 | nmol BCE/nmol=122217 | nmol/L=67432 | nmol/L/h=122218 |
  nmol/L/min=122219 | nmol/L/s=189645 | nmol/dL=198395 | nmol/day=85751 | nmol/g=85752 | nmol/kg/day=176379 |
  nmol/mL/min=92613 | nmol/mg/h=198396 | nmol/mg/min=198397 | nmol/mol=122220 | nmolEq=209458 | ns=73767 | ohm=42554 |
  oz=48519 | oz eq=172605 | pL=69189 | pg=64551 | pg/L=85597 | pg/cell=176377 | pg/dL=67331 | pkat=70509 | pkat/L=122222 |
  pm=69148 | pmol=65045 | pmol/10^10 cells=122223 | pmol/10^9 cells=122224 | pmol/L=67434 | pmol/L/h=122227 | pmol/dL=122226 |
  pmol/day=122225 | pmol/g=85754 | pmol/punch/h=201485 | ppb=70565 | ppm=48523 | ppth=69112 | pptr=70566 | ps=73768 |
  psi=67334 | pt_br=69114 | pt_us=48529 | rad/s=184714 | rpm=70469 | s=42535 | s*kPa=139132 | s/h=150899 | s^-1(%O2)^-1=130194
  | scm=68858 | steps/min=166101 | ston_av=198400 | titer=67454 | tonne=48546 | tsp=48544 | tsp eq=172603 | tuberculin
  unit=65132 | tuberculin unit/0.1mL=184721 | tuberculin unit/mL=70506 | uCi=48507 | uCi/L=71173 | uCi/kg=70571 | uEq=73726 |
  uEq/L=117975 | uIU/L=124464 | uIU/dL=124463 | uL=48153 | uL/L=202451 | uL/dose=124466 | uL/kg/day=132481 | uL/mL=69175 |
  uOsm=73736 | uSiemens=154859 | uU/L=124470 | uU/dL=124469 | uV=71175 | uV*s=105499 | uV2=166102 | ug=48152 |
  ug/CIGARETTE=210419 | ug/L=67306 | ug/L DDU=161495 | ug/L FEU=158292 | ug/L/h=122229 | ug/PUFF=85704 | ug/animal=73728 |
  ug/cm2=67311 | ug/dL=67305 | ug/day=71205 | ug/dose=124462 | ug/g/day=74921 | ug/g/h=74922 | ug/g/min=74923 | ug/h=67394 |
  ug/kg=67396 | ug/kg/day=73729 | ug/kg/h=73730 | ug/kg/min=71210 | ug/kg/wk=89830 | ug/m2=67312 | ug/m2/day=73787 |
  ug/m2/h=73727 | ug/m2/min=73733 | ug/mL/h=75905 | ug/min=71211 | ug/mol=176385 | ugEq=105497 | ugEq/L=122230 |
  ugEq/mL=172587 | ukat=70562 | ukat/10^12 RBC=124465 | ukat/L=67397 | ukat/g Hb=189651 | um=48510 | um/day=126081 |
  um/s=154858 | um2=73770 | umol=48509 | umol/L=48508 | umol/L/h=124468 | umol/L/min=120852 | umol/L/s=105498 | umol/dL=67407
  | umol/day=67406 | umol/h/mmol=124467 | umol/kg/min=126082 | umol/mg/min=73735 | umol/min=85708 | umol/mol=122231 | us=69149
  | vg/dose=124471 | vg/kg=163566 | vg/mL=124472 | vp/dose=124473 | vp/mL=124474 | yd=48553
`);
