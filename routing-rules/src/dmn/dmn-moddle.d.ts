/** The package ships no types; these are the parts that the tests read. */
declare module 'dmn-moddle' {
  export interface ModdleText {
    text: string;
  }
  export interface ModdleRule {
    id: string;
    inputEntry?: ModdleText[];
    outputEntry: ModdleText[];
  }
  export interface ModdleLogic {
    $type: string;
    hitPolicy?: string;
    input?: { label: string; inputExpression: ModdleText }[];
    output?: { name: string; label: string }[];
    rule?: ModdleRule[];
    text?: string;
  }
  export interface ModdleElement {
    $type: string;
    id: string;
    name: string;
    decisionLogic?: ModdleLogic;
  }
  export interface ModdleDefinitions {
    drgElement: ModdleElement[];
    dmnDI: { diagrams: { diagramElements: { dmnElementRef: { id: string } }[] }[] };
  }
  export class DmnModdle {
    fromXML(
      xml: string,
      type: string,
    ): Promise<{ rootElement: ModdleDefinitions; warnings: unknown[]; references: { element: { id?: string } }[] }>;
  }
}
