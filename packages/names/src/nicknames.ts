/**
 * Short forms of given names. They are never guessed: a table says them, this one where the caller brings no other.
 * English forms of everyday use; common knowledge.
 */

import { foldWord } from './fold.ts';
import { FORMS_ABROAD } from './nicknames-abroad.ts';
import { variantRow } from './variants.ts';

/** For a folded short form the folded full names it may stand for. */
export type Nicknames = ReadonlyMap<string, readonly string[]>;

const FORMS =
  'bill=william,willie=william,billy=william,will=william,liam=william,bob=robert,bobby=robert,rob=robert,robbie=robert,dick=richard,rick=richard,ricky=richard,rich=richard,jim=james,jimmy=james,jamie=james,jack=john,johnny=john,joe=joseph,joey=joseph,' +
  'mike=michael,mick=michael,mickey=michael,tom=thomas,tommy=thomas,tony=anthony,ted=theodore/edward,teddy=theodore/edward,ed=edward/edwin,eddie=edward,ned=edward,charlie=charles,chuck=charles,dan=daniel,danny=daniel,dave=david,davy=david,' +
  'steve=stephen/steven,chris=christopher/christine,matt=matthew,nick=nicholas,andy=andrew,drew=andrew,alex=alexander/alexandra,sandy=alexander/alexandra,al=albert/alfred,bert=albert/herbert/robert,fred=frederick/alfred,freddy=frederick,greg=gregory,' +
  'harry=henry/harold,hal=henry/harold,hank=henry,jeff=jeffrey,jerry=gerald/jeremy,gerry=gerald,larry=lawrence,ron=ronald,don=donald,ken=kenneth,pete=peter,phil=philip,ray=raymond,sam=samuel/samantha,ben=benjamin,benny=benjamin,tim=timothy,walt=walter,' +
  'vic=victor,vince=vincent,zach=zachary,josh=joshua,nate=nathan/nathaniel,pat=patrick/patricia,paddy=patrick,liz=elizabeth,lizzie=elizabeth,beth=elizabeth,betty=elizabeth,eliza=elizabeth,kate=katherine/catherine,katie=katherine,kathy=katherine,kitty=katherine,' +
  'peggy=margaret,maggie=margaret,meg=margaret,jenny=jennifer,jen=jennifer,sue=susan,susie=susan,becky=rebecca,debbie=deborah,vicky=victoria,mandy=amanda,patty=patricia,trish=patricia,cathy=catherine,barb=barbara,dot=dorothy,nancy=anne,polly=mary,molly=mary,sally=sarah,' +
  'sasha=alexander/alexandra,misha=michael,kolya=nicholas,vanya=ivan,volodya=vladimir,vova=vladimir,dima=dmitry,grisha=grigory,kostya=constantine,lyosha=alexei,petya=peter,seryozha=sergei,tolya=anatoly,yura=yuri,zhenya=eugene,katya=catherine,masha=maria,natasha=natalia,olya=olga,tanya=tatiana,' +
  'pepe=jose,paco=francisco,pancho=francisco,nacho=ignacio,manolo=manuel,lupe=guadalupe,chuy=jesus,quique=enrique,memo=guillermo,hans=johannes,fritz=friedrich,sepp=josef,hamoudi=muhammad,hamada=muhammad,memo=mehmet';

/** The table used where no other is given. What is a spelling of the full name already is no short form of it. */
export const COMMON_NICKNAMES: Nicknames = (() => {
  const found = new Map<string, string[]>();
  const english = FORMS.split(',').map((entry) => {
    const [short = '', full = ''] = entry.split('=');
    return [short, full.split('/')] as const;
  });
  for (const [written, names] of [...english, ...FORMS_ABROAD]) {
    const short = foldWord(written);
    const row = variantRow(short);
    const longer = names.filter((name) => name !== short && (row === undefined || variantRow(name) !== row));
    if (longer.length > 0) found.set(short, [...new Set([...(found.get(short) ?? []), ...longer])]);
  }
  return found;
})();
