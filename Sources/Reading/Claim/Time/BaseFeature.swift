/// What may speak for or against a base of a change or growth.
enum BaseFeature: Int, SlotFeature {
    // what it is to the period of the figure
    case yearEarlier, windowBefore, startOfYear, dayBeforeWindow, sameDayYearEarlier, unknown
    // a period that the words compare with, and where it stands
    case comparedHere, comparedInClause, comparedInSentence, originHere, originInSentence, namedInSentence
    // words between the figure before and this one
    case sayYearEarlier, sayWindowBefore, sayNothing, sayOther
    case sayYearEarlierButNot, sayWindowBeforeButNot, sayCompared, sayComparedButNot
    // the period of the figure
    case yearEarlierOfInstant, yearEarlierOfYear
    case net, dayBase, wholeYearBase
    case yearBeforeSeveral, firstYearOfSeveral, twoYearsEarlier, sayTwoYears, spent
    // what else says so
    case rules, rulesNamed, asBefore, asBeforeUnsaid

    static let compares: [BaseFeature] = [.comparedHere, .comparedInClause, .comparedInSentence, .originHere, .originInSentence]
}
