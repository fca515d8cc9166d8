import Quantities

/// Decides what sort of statement a figure makes, and its sign, once it is known when it was.
struct KindReader {
    let plans: PlanReader
    let movements: Movements

    init(_ layout: ArticleLayout, _ vocabulary: Vocabulary, issued: Day?, scopes: PlanScopes) {
        plans = PlanReader(layout: layout, vocabulary: vocabulary, issued: issued, scopes: scopes)
        movements = Movements(layout: layout, vocabulary: vocabulary)
    }

    /// Gives the draft of a frame its kind and sign.
    ///
    /// - Parameters:
    ///   - chosen: its period
    ///   - place: where the words of the period stand
    func read(_ frame: inout Frame, _ chosen: Period?, at place: Range<Int>?) {
        guard frame.draft.kind != .rank, let plain = frame.draft.plainKind else { return }
        var signs = movements.signs(frame)
        // what the rules know of windows and parts of a stock
        let settled = signs == frame.draft.signs ? plain : KindReader.settled(KindTable.kind(signs), plain, frame.draft)
        if signs.contains(.answer) {
            frame.draft.kind = KindTable.kind(signs)
        } else if plans.reason(frame, chosen, place) != nil {
            signs.insert(.planned)
            frame.draft.kind = .target
        } else {
            frame.draft.kind = settled
        }
        KindReader.sign(&frame.draft, signs)
        frame.draft.signs = signs
    }

    /// Of what is counted the rules know from its window whether it stands.
    private static func settled(_ kind: Kind, _ plain: Kind, _ draft: Draft) -> Kind {
        let isCount = draft.signs.isDisjoint(with: [.weighed, .percent, .points])
        return isCount && (kind == .level || kind == .flow) && (plain == .level || plain == .flow) ? plain : kind
    }

    /// A fall is negative where how far is said, and never where it has got to.
    private static func sign(_ draft: inout Draft, _ signs: FigureSigns) {
        let isMovement = draft.kind == .growth || draft.kind == .change || draft.kind == .target
        let falls =
            isMovement && signs.contains(.falls) && !signs.contains(.reaches)
            || draft.kind == .growth && signs.isSuperset(of: [.fallingRate, .reaches])
        guard (falls || signs.contains(.minus)) != draft.value.isNegative else { return }
        draft.value = draft.value.negated
        draft.interval = draft.interval.negated
    }
}
