/// What the bodies of an article are and how they stand to it, each worked out when the first of its figures asks: the others say the same.
final class BodyTraits {
    private var known: [Resolved.Key: FeatureSet<OwnerFeature>] = [:]

    /// The features of `body`, which `describe` inserts where they are not known yet.
    func of(
        _ body: Resolved, _ describe: (Resolved, inout FeatureSet<OwnerFeature>) -> Void
    ) -> FeatureSet<OwnerFeature> {
        let key = Resolved.Key(body)
        if let features = known[key] { return features }
        var features = FeatureSet<OwnerFeature>()
        describe(body, &features)
        known[key] = features
        return features
    }
}
