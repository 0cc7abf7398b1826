process.setSourceMapsEnabled?.(true);
export const doubler = () => { throw new TypeError("nombre"); };
export const doublerTout = () => [];
//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIi4uLy4uL3Rlc3RzL2Fuc3dlcnMucHkiXSwibmFtZXMiOltdLCJtYXBwaW5ncyI6IkFBQUEifQ==
