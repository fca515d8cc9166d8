import Quantities

/// A claim in the making: places in clean text, names not yet final.
struct Draft {
    var range: Range<Int>
    var value: Exact
    var interval: Interval
    var unit: String
    var bound: Bound
    var kind: Kind
    var subject: Subject?
    var metric: String?
    /// The words in its place where they are no name of a metric.
    var unnamed: String?
    var component: String?
    var basis: String?
    var scope: String?
    /// What unit, predicates and metric say of its kind, and what that makes of it where nothing is planned.
    var signs: FigureSigns = []
    var plainKind: Kind?
    var period: Period?
    var base: Period?
    var reportedBy: String?
    var rule: String
    var inHeadline = false
    /// What is measured stands at a day rather than comes about over a window.
    var isStock = false
    /// The words leave no choice: aligned with a list, or dated by the words right before the figure.
    var hasFixedOwner = false
    var hasFixedPeriod = false
    var hasFixedBase = false
    /// Where its slots were read, in clean text.
    var words = ClaimWords()
    var confidence = Confidence.doubtful
    var gradeScore = 0
    /// Short codes of what speaks against it.
    var doubts: [String] = []
    /// How its slots were filled, nil for a figure outside the bodies.
    var choices: SlotChoices?
}

/// Whose figure it is: the organization, if the words could be resolved, and the words.
struct Subject: Equatable {
    var resolved: Resolved?
    var mention: String
    /// A part of the country that is a component of the whole (东部地区).
    var component: String?
}
