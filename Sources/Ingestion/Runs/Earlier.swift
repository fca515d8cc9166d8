import Quantities
import Store

/// Earlier contents of a file that has other content now, and what becomes of them.
///
/// A page that was corrected stands in the same file with the same date in its name: the new content counts, the old one no longer
/// does. A file whose name has no date may as well hold another page every time (page.txt): then both count.
struct Earlier {
    /// Row ids of the documents that no longer count.
    private(set) var replaced: [Int64] = []
    /// What is to be said of it; nil where there is nothing to say.
    private(set) var words: String?

    /// Decides about `known`, which stood in the file of `document`.
    init(_ known: [KnownDocument], by document: ArrivedDocument, issued: Day?) {
        let isDated = IssueDate.inName(document.name) != nil
        for one in known {
            switch one.state {
            case .read where isDated && one.issued == issued:
                replaced.append(one.id)
                words = "the file has changed; what was read from it before no longer counts"
            case .read where one.issued == issued:
                words = "the file has changed, and has no date in its name; what was read from it before counts as well"
            case .read, .replaced: break
            case .quarantined: replaced.append(one.id)
            }
        }
    }
}
