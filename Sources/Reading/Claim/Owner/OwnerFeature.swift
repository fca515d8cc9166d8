/// What may speak for or against an owner of a figure.
enum OwnerFeature: Int, SlotFeature {
    // where it is named
    case clauseHead, clauseLast, clauseEarlier, clauseRight, previousClauseLast, previousClauseEarlier, sentenceFirst,
        sentenceRight
    case behindFigure
    case previousSentenceFirst, previousSentenceLast, paragraphFirst, paragraphEarlier, articleFirst, headlineFirst, headlineOther
    case titleSubject, home, country, nobody
    // how it is named
    case oblique, attributive, bracketed, quoted, listed, announcer, beforeFigure, full, placedBehindRank
    // what it is
    case isRegion, isCountry, isForeign, isGroup, isCompany, isBank, isBureau, isPost, isSite, isEvent, isOther, isUnknown
    case provinceLevel, prefectureLevel, countyLevel
    // how it stands to the article
    case mostNamed, namedOnce, namedOften, withinHome, isHome, unlikeHome
    // what else says so
    case rules, rulesInClause, rulesInSentence, rulesElsewhere, rulesReported
    case asBefore, asEarlier, unlikeBefore
    case besideNamedClause, besideNamedSentence
    case hasComponent
    // where exactly
    case sentenceHead, previousSentenceHead, paragraphHead, nearest, near, middling, far
    case beforeVerb, beforeComma, beforePeriod, isPointer
    // firms of an announcement
    case hasCode, articleHasCode, firstFirm, onlyFirm, mostNamedFirm, firmInFirmHeadline
    case mostNamedRegion, firstRegion
    case continuedFirst, continuedLast
    case rulesUnnamed, countryUnnamed, firmOfHeadlineAlone
    /// A bureau that announces figures of others in this article.
    case reporter
    /// 控股股东…, 标的公司…: named for what it is to somebody.
    case party
    /// In another item of a numbered list.
    case otherItem
    case clauseRegion, clauseFirm, sentenceRegion, sentenceFirm, earlierRegion, earlierFirm
}

/// An owner as a value of its slot: the same body in other words is the same. A class, since candidates are copied often.
final class Owner: Equatable, Sendable {
    /// The figure is nobody's.
    static let nobody = Owner(subject: nil)

    let subject: Subject?
    /// What the subject stands for.
    let resolved: Resolved?
    /// Equal owners have the same: most that differ are told apart by it.
    private let mark: UInt64

    init(subject: Subject?) {
        (self.subject, resolved) = (subject, subject?.resolved)
        mark = subject.map { $0.resolved?.mark ?? $0.mention.mark } ?? 0
    }

    static func == (left: Owner, right: Owner) -> Bool {
        guard left !== right else { return true }
        guard left.mark == right.mark else { return false }
        guard let one = left.resolved else {
            return right.resolved == nil && left.subject?.mention == right.subject?.mention
        }
        guard let other = right.resolved, one.hasName(of: other) else { return false }
        return left.subject?.component == right.subject?.component
    }
}
