/** The box every whole Pip is drawn in, whatever his mood. */
export const PIP_BOX = '-14 -6 148 146';
