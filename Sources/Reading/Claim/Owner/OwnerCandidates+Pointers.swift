/// 全市, 我省 right before a figure: whose it can only be.
extension OwnerCandidates {
    /// Leaves out regions of another level that are carried over (自治区 before 全市…), and the pointer itself where the rules know whom
    /// it stands for.
    func keepPointed(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        guard let pointer = pointer(frame) else { return }
        let mention = String(layout.text[pointer.range])
        let ending = String(layout.text[pointer.range.upperBound - 1..<pointer.range.upperBound])
        let sentence = layout.sentences[frame.sentence].range
        let isKnown = found.all.contains { $0.value.subject?.resolved != nil && $0.value.subject?.mention == mention }
        found.remove { candidate in
            guard let subject = candidate.value.subject else { return false }
            guard let body = subject.resolved else { return isKnown && subject.mention == mention }
            if let words = candidate.words, sentence.contains(words.lowerBound) { return false }
            return body.system == "region" && subject.mention != mention && !body.name.hasSuffix(ending)
        }
    }

    /// The last name before the figure in its sentence, where it is a word for a region of one level.
    private func pointer(_ frame: Frame) -> ArticleLayout.PlacedName? {
        let (near, last) = layout.names(around: frame.start, in: frame.sentence)
        guard near.contains(last), last >= layout.sentences[frame.sentence].names.lowerBound else { return nil }
        let placed = layout.names[last]
        guard placed.range.upperBound <= frame.start, placed.range.count == 2, case .word(let means) = placed.kind,
            means.utf8.starts(with: "region:".utf8), means != "region:country", !ownsNothing(last),
            OwnerCandidates.levels.contains(layout.text[placed.range.upperBound - 1])
        else { return nil }
        return placed
    }

    private static let levels = ScalarSet("省市县州旗盟")
}
