import Foundation
import Testing

/// `dushu desk` as it is typed.
struct DeskCommandTests {
    @Test func listensUntilItIsStoppedAndSaysWhere() throws {
        let command = try Command()
        try command.write("2023-01-10-p01.txt", "去年，湖北省快递业务量完成32.1亿件。\n")
        #expect(try command.run("ingest", "2023-01-10-p01.txt").code == 0)
        let result = try command.shell(
            """
            "$D" desk --port 0 --review --by 校对 > where 2> said &
            desk=$!
            for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s where ] && break; sleep 0.5; done
            "$D" desk --port "$(sed 's/.*:\\([0-9]*\\)\\/$/\\1/' where)"; echo "taken: $?"
            kill -TERM $desk
            for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do grep -q "^State:.Z" /proc/$desk/status && break; sleep 0.5; done
            kill -KILL $desk; wait $desk; echo "ended: $?"
            cat where | sed "s/:[0-9][0-9]*\\//:PORT\\//"; cat said
            """)
        #expect(
            result.output == """
                taken: 1
                ended: 0
                http://127.0.0.1:PORT/
                figures can be judged; Ctrl-C ends it

                """)
        #expect(result.messages.contains("is taken: is another desk running? give another with --port"))
    }
}
