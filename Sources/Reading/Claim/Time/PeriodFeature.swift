/// What may speak for or against a period of a figure.
enum PeriodFeature: Int, SlotFeature {
    // where the words stand
    case adjacent, clauseLast, clauseEarlier, clauseRight
    case previousClauseLast, previousClauseBehindFigure, sentenceEarlier, sentenceRight, sentenceFirst
    case previousSentenceLast, previousSentenceEarlier, paragraphEarlier, paragraphFirst
    case previousParagraphLast, earlierParagraph, articleFirst, headline, heading
    // what the words are
    case isSpan, isPoint, isAsOf, isSince, isNow, isDay, isSame, isCurrentMonth
    case bracketed, compared, attributive, origin, upTo, hasYear
    // what the period is
    case wholeYear, severalYears, monthOrQuarter, singleDay, instant
    case issueDay, yearToDate, issueYear, yearBefore, monthToDate, monthBefore, undated
    case endsAtIssue, endsAhead, clipped, endsLongAgo, yearOfIssue
    // what else says so
    case rules, rulesAlone, rulesInClause, rulesInSentence, rulesElsewhere
    case asBefore, asEarlier, asBeforeSameKind, unlikeBefore, mainWindow
    case besideStated, besideClauseStated
    case lastSeveralYears, lastWholeYear
    /// It opened a sentence of an earlier paragraph, and no other window did since.
    case opened, openedSeveral
    case severalHeading, severalPrevious, severalAverage, yearAverage, fromTo
    /// 2020年、2021年分别为3.3%、0.5%.
    case dealt
    /// In another item of a numbered list.
    case otherItem
    /// It belongs to a figure before: right before it, or an origin or a comparison of it.
    case spent
    /// The sentence goes on behind ；, and the words stand in the part before.
    case continued, unlikeContinued
    case clauseSpan, clausePoint, clauseDay, clauseSince, sentenceSpan, sentencePoint, sentenceDay, sentenceSince
    case earlierSpan, earlierPoint, earlierDay, earlierSince
    // by the kind of figure
    case targetAhead, targetYearOfIssue, targetPast, levelIssueDay, levelWindow, flowIssueDay, flowToDate, growthIssueDay,
        rankAsBefore
    case rankAsEarlier, ratioInstant, moneyInstant, targetInstant, targetSeveralYears
    case paragraphStates, paragraphStatesOther, saysAverage, saysPlan, saysPlanAhead

    static let positions: [PeriodFeature] = [
        .adjacent, .clauseLast, .clauseEarlier, .clauseRight, .previousClauseLast, .previousClauseBehindFigure, .sentenceEarlier,
        .sentenceRight,
    ]
}
