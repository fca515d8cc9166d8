import Quantities

/// Growths that are held against the window before without saying so.
extension BaseCandidates {
    /// Whether the figure before in the sentence is a growth on the window before, and the first of the sentence is no other.
    func isOfSameStep(_ frame: Frame, _ period: Period) -> Bool {
        guard frame.draft.kind == .growth,
            let before = frame.before ?? (layout.isContinued(frame.sentence) ? frame.earlier : nil),
            before.kind == .growth, before.period == period, before.base == period.windowBefore
        else { return false }
        let start = layout.sentences[frame.sentence].range.lowerBound
        return !ClauseWords.occurs(words.vocabulary.yearBases, layout.text, max(0, start - 40)..<frame.start)
    }

    /// 第4周（1月22日～28日）, 本周: seven days that the text calls a week.
    func isWeek(_ period: Period) -> Bool {
        guard period.start != nil, period.days == 7 else { return false }
        return layout.periods.contains { placed in
            placed.mention.period == period
                && layout.text[max(0, placed.range.lowerBound - 2)..<placed.range.upperBound].contains(0x5468)
        }
    }
}
