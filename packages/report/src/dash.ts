/** Lines of one kind share its colour; cars in one plot are told apart by the stroke, which paper keeps and every eye sees. */
const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [12, 3, 2, 3], [14, 4]]

/** Lengths of line and gap in CSS pixels. */
export const dashOf = (index: number): readonly number[] => dashes[index % dashes.length] ?? []
