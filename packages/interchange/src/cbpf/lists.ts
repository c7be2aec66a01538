// Facts: clusters and types of organisation by id (MstClusters and MstOrgType of the CBPF data hub, retrieved 2026-08-21).

const CLUSTERS: ReadonlyMap<string, string> = new Map([
  ['1', 'Camp Coordination / Management'],
  ['2', 'Early Recovery'],
  ['3', 'Education'],
  ['4', 'Emergency Shelter and NFI'],
  ['5', 'Emergency Telecommunications'],
  ['6', 'Food Security'],
  ['7', 'Health'],
  ['8', 'Logistics'],
  ['9', 'Nutrition'],
  ['10', 'Protection'],
  ['11', 'Water, Sanitation and Hygiene'],
  ['12', 'Coordination and Support Services'],
  ['13', 'Multi-Sector'],
  ['14', 'COVID-19'],
  ['15', 'Multi-purpose CASH'],
  ['17', 'Common Services'],
  ['18', 'Multi-Sector Refugee Assistance'],
]);

const ORGANISATION_TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'National NGO'],
  ['2', 'International NGO'],
  ['3', 'UN Agency'],
  ['4', 'Others'],
]);

/** The cluster's name; an id OCHA has added since stands as `Cluster 20`. */
export function clusterName(id: string): string {
  return CLUSTERS.get(id) ?? `Cluster ${id}`;
}

/** The type of organisation, or undefined for an id that is not in the list. */
export function organisationType(id: string): string | undefined {
  return ORGANISATION_TYPES.get(id);
}
