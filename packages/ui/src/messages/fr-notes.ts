// The sentences that reports carry, in French. The English stands in the core.

import type { NoteKey } from '@amanah/projection/note.ts';

export const frNotes: Readonly<Record<NoteKey, string>> = {
  'tree-size': 'Chaque chiffre est calculé à partir des enregistrements jusqu’à la taille d’arbre indiquée, et de rien d’autre.',
  'not-added': 'Des montants de biens, d’unités ou d’éditeurs différents ne sont jamais additionnés.',
  'stated': 'Les chiffres d’un éditeur sont ce que cet éditeur a déclaré ; ils sont importés tels quels et un fichier ultérieur peut les modifier.',
  'double-entry': 'Chaque mouvement prend un montant dans un compte et le porte dans un autre ; les soldes d’un même bien ont donc une somme nulle.',
  'status-exclusive': 'Promis : ce qui reste une promesse ; engagé : ce qui reste un engagement ; versé : ce qui a été versé. Un montant ne figure que dans l’un des trois.',
  'pledge-drawn': 'Un don qui tient une promesse est pris d’abord sur ce qui est engagé, puis sur ce qui est promis.',
  'flow-once': 'Un flux qui figure dans le fichier entrant et dans le fichier sortant compte une seule fois, d’après son identifiant.',
  'internal-apart': 'Les flux internes transmettent de l’argent qu’un donateur a déjà donné ; ils sont montrés à part et ne s’ajoutent pas aux donateurs.',
  'vanished': 'Disparu : ce qui figurait dans un fichier antérieur de l’éditeur et ne figure plus dans le plus récent.',
  'in-kind-value': 'Ce qui est en nature compte pour la valeur déclarée par l’éditeur, lorsqu’il en déclare une.',
  'people-per-project': 'Les personnes sont déclarées par projet ; la même personne est donc comptée une fois dans chaque projet. La somme n’est pas un nombre de personnes.',
  'place-budgets': 'Les budgets par lieu sont ce que l’éditeur déclare par projet et par lieu. L’écart avec le budget du projet est montré, non corrigé.',
  'place-rollup': 'Le chiffre propre d’une zone est ce qui est déclaré pour la zone elle-même ; avec les parties, il comprend les zones qui en dépendent.',
  'crossed': 'Les envois sont comptés là où ils sont entrés dans la zone, tels que l’éditeur les a enregistrés. Cette liste ne dit pas ce qui a été remis ni ce qui est parvenu aux familles.',
  'units-apart': 'Les quantités sont dans l’unité publiée. Les unités ne sont ni converties ni additionnées ; un envoi peut être sans quantité.',
  'side-by-side': 'Chaque éditeur compte dans son périmètre et à son point de comptage. Les décomptes sont côte à côte et aucun n’est choisi.',
  'version': 'Une version est l’ensemble des fichiers importés en même temps. Une ligne appartient à la version dont l’importation s’est achevée après elle.',
  'backdated': 'Les lignes à date antérieure sont de nouvelles lignes dont le jour n’est pas postérieur au dernier jour de la version antérieure.',
  'fields': 'Seules les lignes présentes dans les deux versions comptent comme modifiées ; de simples espaces ne sont pas une modification. Une colonne ajoutée ou supprimée est un changement de forme.',
  'age': 'L’âge est compté en jours jusqu’au dernier jour des livres, non jusqu’à aujourd’hui.',
  'counting-order': 'Les étapes suivent les points de comptage. Ce qui sort entre deux étapes est nommé, et la dernière étape connue n’est pas présentée comme la fin.',
  'money-not-goods': 'L’argent et les biens ne figurent jamais dans une même somme.',
};
