/// What goes on with the plan of a sentence before.
extension PlanReader {
    /// 将办好15件实事：…。建设100个公园。启动…: a list of what is to be done, a sentence each without who does it.
    private func isNextDeed(_ frame: Frame, _ earlier: Range<Int>) -> Bool {
        let sentence = layout.sentences[frame.sentence]
        guard layout.sentence(at: earlier.lowerBound) == frame.sentence - 1 || isBehindColon(frame, earlier) else { return false }
        var head = ArticleLayout.listNumber(layout.text, sentence.range) ?? sentence.range.lowerBound
        while let filler = vocabulary.fillers.longest(layout.text, head, frame.start), filler.length > 1 { head += filler.length }
        guard
            layout.text[head] == 0x4E3A  // 为…提供
                || vocabulary.verbs.longest(layout.text, head, frame.end) != nil
                || vocabulary.kinds[.acts].longest(layout.text, head, frame.end) != nil
                || vocabulary.predicateTrie.longest(layout.text, head, frame.end).map({
                    vocabulary.predicates[$0.value].role == .new
                })
                    ?? false
        else { return false }
        return !ClauseWords.occurs(vocabulary.yearBases, layout.text, sentence.range)
            && !vocabulary.kinds.occurs(.done, layout.text, sentence.range)
            && !vocabulary.kinds.occurs(.stands, layout.text, sentence.range)
    }

    /// 具体包括：, a line without figures between the plan and the first item of its list.
    private func isBehindColon(_ frame: Frame, _ earlier: Range<Int>) -> Bool {
        guard frame.sentence >= 2, layout.sentence(at: earlier.lowerBound) == frame.sentence - 2 else { return false }
        let end = layout.sentences[frame.sentence - 1].range.upperBound
        return layout.text[(end - 1)...].prefix(2).contains(0xFF1A)
    }

    /// What the sentence before planned, this one goes on with: 这批住宅…, …；投资….
    func goesOn(_ frame: Frame, _ said: Words) -> Bool {
        guard let earlier = frame.before ?? frame.earlier, earlier.kind == .target else { return false }
        if frame.before == nil, layout.isContinued(frame.sentence) || isNextDeed(frame, earlier.range) { return true }
        guard let sentence = layout.sentence(at: earlier.range.lowerBound) else { return false }
        let isSame = layout.sentences[sentence].paragraph == layout.sentences[frame.sentence].paragraph
        if said.pointsBack { return isSame || sentence == frame.sentence - 1 }
        return isSame && (said.goesOn || said.isAble)
    }
}
