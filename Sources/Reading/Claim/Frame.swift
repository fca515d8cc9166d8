import Quantities

/// What stands around a figure: where it is in its article, and what the figures before it were read as.
struct Frame {
    var draft: Draft
    /// Sentence and clause in the layout.
    let sentence: Int
    let clause: Int
    /// The end of the figure before it in the sentence, else the head of the sentence.
    let floor: Int
    /// The figure before in the same sentence, and the last one of an earlier sentence.
    let before: FigureBefore?
    let earlier: FigureBefore?

    var start: Int { draft.range.lowerBound }
    var end: Int { draft.range.upperBound }
}

/// What a figure is compared with of one before it: a draft has far more, and is slow to copy.
struct FigureBefore {
    let range: Range<Int>
    let kind: Kind
    let subject: Subject?
    let metric: String?
    let period: Period?
    let base: Period?

    init(_ draft: Draft) {
        (range, kind, subject, metric) = (draft.range, draft.kind, draft.subject, draft.metric)
        (period, base) = (draft.period, draft.base)
    }
}
