import Reading
import Store

extension Explanation {
    /// Where a page prints the figure, for a person who looks for it there; nil where its form does not tell.
    static func place(_ claim: ExplainedClaim) -> String? {
        guard let form = claim.form else { return nil }
        let places = claim.pieces.compactMap { place($0, form) }
        return places.isEmpty ? nil : places.joined(separator: "; ")
    }

    private static func place(_ piece: Piece, _ form: Shape.Form) -> String? {
        var parts: [String] = []
        if let page = piece.page { parts.append(said("page \(page)" + (form == .html ? " of the issue" : ""))) }
        if let box = piece.box {
            switch form {
            case .pdf:
                parts.append(
                    said(
                        "in the line \(millimetres(box.left)) to \(millimetres(box.right)) mm from the left and "
                            + "\(millimetres(box.top)) to \(millimetres(box.bottom)) mm from the top"))
            case .html: parts.append(said("row \(Int(box.top) + 1), column \(Int(box.left) + 1) of a table"))
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Whole millimetres of points.
    private static func millimetres(_ points: Double) -> Int { Int((points * 25.4 / 72).rounded()) }
}
