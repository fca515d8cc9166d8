/// Measures the budgets of the project and prints one line each. Numbers only: nothing here decides whether they are good.
@main
struct Bench {
    static func main() throws {
        if CommandLine.arguments.count > 1 { try measureIngest(pages: CommandLine.arguments[1]) }
        measureReports()
    }
}
