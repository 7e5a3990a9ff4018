/** What the single view needs of a back office: one small port each, found by the council's reference of a resident. */
import type { PanelData } from '@hub/contract';

/** Answers null where the office has no record of the resident; rejects with an `OfficeTrouble` where it does not answer. */
export interface Office<T> {
  find(reference: string): Promise<T | null>;
}

export type MyAccountRecord = NonNullable<PanelData<'myAccount'>>;
export type CouncilTaxRecord = NonNullable<PanelData<'councilTax'>>;
export type HousingBenefitRecord = NonNullable<PanelData<'housingBenefit'>>;
export type RentRecord = NonNullable<PanelData<'rent'>>;
export type LibraryRecord = NonNullable<PanelData<'library'>>;

/** The offices of the council; one that is not connected is left out. */
export interface Offices {
  myAccount?: Office<MyAccountRecord>;
  councilTax?: Office<CouncilTaxRecord>;
  housingBenefit?: Office<HousingBenefitRecord>;
  rent?: Office<RentRecord>;
  library?: Office<LibraryRecord>;
}
export type OfficeName = keyof Offices;

/** Why an office did not answer, in words without anything of a person: they reach the log. */
export class OfficeTrouble extends Error {}
