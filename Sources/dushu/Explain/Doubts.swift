extension Explanation {
    /// What the codes of doubts mean; a code that is not in the list is only named.
    static let doubts = [
        "no owner": "nothing in the text says whose figure it is",
        "unknown owner": "the words that stand for the body cannot be resolved",
        "two owners": "another body fits nearly as well",
        "owner carried over a sentence": "the body is named in another sentence",
        "owner not named": "no words of the text name the body",
        "owner announces": "the body is also the one that announces the figure",
        "no period": "the text cannot date the figure",
        "two periods": "another period fits nearly as well",
        "period carried over a sentence": "the period is named in another sentence",
        "period not named": "no words of the text name the period",
        "two bases": "another base fits nearly as well",
        "no year": "the issue date is not known, so years may be missing",
        "no metric": "the text does not say what is measured",
        "metric not read in one piece": "the words of the metric do not stand in one piece",
        "unusual unit": "the metric is counted in other units as a rule",
        "out of range": "the value is not one that the metric can have",
        "verb in the metric": "the metric holds a verb, and may begin too early",
        "particle in the metric": "the metric holds a particle, and may be part of a clause",
        "long metric": "the metric is longer than names of metrics are",
        "may be planned": "the clause speaks of a plan, and the figure is not read as one",
        "may be supposed": "the sentence supposes or gives an example",
        "headline alone": "the headline says it, and nothing below it does",
        "in brackets": "the figure stands in brackets",
    ]
}
