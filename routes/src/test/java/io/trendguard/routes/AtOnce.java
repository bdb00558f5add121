package io.trendguard.routes;

import io.trendguard.routes.Client.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls that are made at the same time, each by a thread of its own. */
final class AtOnce {
    private AtOnce() {}

    /** A call that may fail. */
    interface Call {
        Answer make() throws IOException;
    }

    /** Makes a call so many times and waits for all answers. */
    static List<Answer> calls(int count, Call call) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            answers.add(answer);
            new Thread(() -> {
                        try {
                            answer.complete(call.make());
                        } catch (IOException | RuntimeException e) {
                            answer.completeExceptionally(e);
                        }
                    })
                    .start();
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
