/// Movements and shares behind a plan: which are planned as well.
extension PlanReader {
    /// 同比增长5%, 较上月: what is measured from the past is no plan by itself.
    func isAgainstPast(_ frame: Frame) -> Bool {
        guard frame.draft.signs.contains(.moves) else { return false }
        let segment = frame.floor..<frame.start
        return ClauseWords.says(vocabulary.yearBases, layout.text, segment)
            || ClauseWords.says(vocabulary.windowBases, layout.text, segment)
            || layout.periods(around: frame.start, in: frame.sentence).near.contains {
                segment.contains(layout.periods[$0].range.lowerBound)
                    && ClauseWords(vocabulary: vocabulary).isCompared(layout.periods[$0].range, layout, frame.sentence)
            }
    }

    /// The same where its words say what it is held against.
    func isExpectedGrowth(_ frame: Frame) -> Bool {
        frame.draft.kind == .target && frame.before?.kind == .target && isAgainstPast(frame) && isOfPlanned(frame)
    }

    /// 预计发送旅客1.3亿人次，|同比增长89.1%: of what the sentence reckons with, as it is.
    func isOfPlanned(_ frame: Frame) -> Bool {
        guard let before = frame.before, frame.draft.rule == "topic", before.metric == frame.draft.metric,
            frame.draft.signs.contains(.percent),
            layout.clause(frame.sentence, at: before.range.lowerBound) + 2 >= frame.clause
        else { return false }
        let head = max(layout.sentences[frame.sentence].range.lowerBound, before.range.lowerBound - 200)
        return [KindWords.Role.forecast, .plan, .planVerb, .will].contains {
            vocabulary.kinds.occurs($0, layout.text, head..<before.range.lowerBound)
        }
    }

    /// …，占总投资的4%, …，完成58.9%: a share of what was planned before it.
    func isPart(_ frame: Frame) -> Bool {
        guard frame.draft.signs.contains(.percent) else { return false }
        let head = (frame.floor..<frame.start).first { Folding.isHan(layout.text[$0]) } ?? frame.start
        guard let match = vocabulary.predicateTrie.longest(layout.text, head, frame.start) else { return false }
        switch vocabulary.predicates[match.value].role {
        case .share: return frame.draft.signs.contains(.share)
        case .reach: return head + match.length == frame.start && !frame.draft.signs.contains(.moves)
        default: return false
        }
    }
}
