# Exact binomial and Bayesian boundaries by their definitions.
# One participant at a time; `upper` and `lower` at the looks `n`. Returns first crossings and expectations.
walk <- function(n, lower, upper, p) {
  alive <- 1; above <- below <- numeric(length(n)); events <- size <- 0
  for (i in seq_len(max(n))) {
    alive <- c(alive * (1 - p), 0) + c(0, alive * p)
    k <- match(i, n)
    if (is.na(k)) next
    x <- seq_along(alive) - 1
    stops <- x >= upper[k] | x <= lower[k]
    above[k] <- sum(alive[x >= upper[k]]); below[k] <- sum(alive[x <= lower[k]])
    events <- events + sum((x * alive)[stops]); size <- size + i * sum(alive[stops])
    alive[stops] <- 0
  }
  list(upper = above, lower = below, expectedN = size + max(n) * sum(alive), expectedEvents = events + sum((seq_along(alive) - 1) * alive))
}
# Evidence for stopping, never falling with k; every rule of the family in turn, from none on, while it keeps alpha.
rule <- function(evidence) function(d) cases(d, function(s) {
  n <- s$n; last <- max(n); a <- s[1, ]
  values <- lapply(n, function(m) evidence(0:m, m, a, last))
  same <- function(x) signif(x, 10)
  best <- rep(Inf, length(n))
  for (threshold in sort(unique(same(unlist(values))), decreasing = TRUE)) {
    bounds <- sapply(seq_along(n), function(i) { k <- which(same(values[[i]]) >= threshold); if (length(k)) k[1] - 1 else n[i] + 1 })
    if (sum(walk(n, rep(-1, length(n)), bounds, a$p0)$upper) > a$alpha) break
    best <- bounds
  }
  best[is.infinite(best)] <- n[is.infinite(best)] + 1
  none <- rep(-1, length(n)); under <- walk(n, none, best, a$p)
  cbind(bound = best, exactTypeI = sum(walk(n, none, best, a$p0)$upper), rejectProb = sum(under$upper),
    expectedEvents = under$expectedEvents, expectedEvaluated = under$expectedN)
})
loglik <- function(k, n, p) ifelse(k == 0, 0, k * log(p)) + ifelse(k == n, 0, (n - k) * log(1 - p))

# P(a signal before T): k events signal when they come before the time at which k events are no longer too many.
signals <- function(T, M, cv) {
  alive <- 1; time <- 0; total <- 0; k <- M
  while (time < T) {
    latest <- min(T, k * root(function(r) r - 1 - log(r) - cv / k, exp(-1 - cv / k), 1))
    pmf <- dpois(0:(k - 1), latest - time)
    total <- total + sum(alive * ppois(k - seq_along(alive), latest - time, lower.tail = FALSE))
    following <- numeric(k)
    for (i in seq_along(alive)) following[i:k] <- following[i:k] + alive[i] * pmf[1:(k - i + 1)]
    alive <- following; time <- latest; k <- k + 1
  }
  total
}

functions <- c(functions, list(
  spendingFunctions = function(d) data.frame(
    lanDeMetsOBF = 2 * pnorm(qnorm(d$alpha / 2) / sqrt(d$t)), lanDeMetsPocock = d$alpha * log(1 + (exp(1) - 1) * d$t),
    power1 = d$alpha * d$t, power2 = d$alpha * d$t^2, power3 = d$alpha * d$t^3,
    hsdMinus4 = d$alpha * (1 - exp(4 * d$t)) / (1 - exp(4)), hsd1 = d$alpha * (1 - exp(-d$t)) / (1 - exp(-1))),
  # Where the two likelihoods of an observed rate are equal.
  boinBoundaries = function(d) each(d, function(i) {
    equal <- function(low, high) root(function(x) x * log(low / high) + (1 - x) * log((1 - low) / (1 - high)), low, high)
    c(lambdaE = equal(i$p1, i$target), lambdaD = equal(i$target, i$p2))
  }),
  betaPosterior = function(d) {
    a <- d$a + d$x; b <- d$b + d$n - d$x
    data.frame(mean = a / (a + b), sd = sqrt(a * b / (a + b + 1)) / (a + b), median = qbeta(0.5, a, b), q025 = qbeta(0.025, a, b),
      q975 = qbeta(0.025, a, b, lower.tail = FALSE), probAboveP0 = pbeta(d$p0, a, b, lower.tail = FALSE), probBelowP0 = pbeta(d$p0, a, b))
  },
  predictiveProbability = function(d) each(d, function(i) {
    a <- i$a + i$x; b <- i$b + i$n - i$x; m <- i$nMax - i$n; y <- 0:m
    wins <- pbeta(i$p0, a + y, b + m - y, lower.tail = FALSE) > i$thetaT
    c(pp = sum(exp(lchoose(m, y) + lbeta(a + y, b + m - y) - lbeta(a, b))[wins]),
      posteriorProbExceeds = pbeta(i$p0, a, b, lower.tail = FALSE))
  }),
  betaThresholdTable = function(d) cases(d, function(s) {
    cbind(bound = sapply(1:s$nMax, function(n) {
      k <- which(pbeta(s$p0, s$a + 0:n, s$b + n - 0:n, lower.tail = FALSE) >= s$threshold)
      if (length(k)) k[1] - 1 else n + 1
    }))
  }),
  betaTwoSidedBounds = function(d) cases(d, function(s) {
    t(sapply(1:s$nMax, function(n) {
      above <- pbeta(s$p1, s$a + 0:n, s$b + n - 0:n, lower.tail = FALSE)
      c(lower = sum(above <= s$low), upper = sum(above < s$high))
    }))
  }),
  # Flat priors: the sum in closed form, over the whole number of events in arm 1.
  "betaTwoArm equal" = function(d) each(d, function(i) {
    a <- i$x2 + 1; b <- i$n2 - i$x2 + 1; j <- 0:i$x1; f <- i$n1 - i$x1 + 1
    c(probGreater = sum(exp(lbeta(a + j, b + f) - log(f + j) - lbeta(1 + j, f) - lbeta(a, b))))
  }),
  "betaTwoArm delta" = function(d) each(d, function(i) {
    a <- c(i$x1, i$x2) + i$a; b <- c(i$n1 - i$x1, i$n2 - i$x2) + i$b
    f <- function(p) dbeta(p, a[2], b[2]) * pbeta(p + i$delta, a[1], b[1], lower.tail = FALSE)
    # In pieces around where arm 2 has its mass.
    at <- unique(sort(c(0, qbeta(c(1e-12, 1e-5, 0.05, 0.5, 0.95, 1 - 1e-5, 1 - 1e-12), a[2], b[2]), min(1, max(0, c(-i$delta, 1 - i$delta))), 1)))
    c(probGreater = sum(mapply(function(x, y) integrate(f, x, y, rel.tol = 1e-12, abs.tol = 0, stop.on.error = FALSE)$value, head(at, -1), tail(at, -1))))
  }),
  exactBinomialCrossing = function(d) cases(d, function(s) do.call(cbind, walk(s$n, s$lower, s$upper, s$p[1]))),
  # The integral of ln(x / expected) has no cancellation.
  maxSprtPoissonLlr = function(d) each(d, function(i) {
    c(llr = if (i$observed <= i$expected) 0 else integrate(function(x) log1p((x - i$expected) / i$expected), i$expected, i$observed, rel.tol = 1e-13)$value)
  }),
  maxSprtPoissonCriticalValue = function(d) each(d, function(i) c(cv = tryCatch(
    uniroot(function(cv) log(signals(i$T, i$M, cv) / i$alpha), c(1e-9, 20), tol = 1e-13)$root, error = function(e) NaN))),
  "toxicityStoppingRule Pocock" = rule(function(k, n, a, last) -pbinom(k - 1, n, a$p0, lower.tail = FALSE, log.p = TRUE)),
  "toxicityStoppingRule BB" = rule(function(k, n, a, last) -pbeta(a$p0, a$one + k, a$two + n - k, log.p = TRUE)),
  "toxicityStoppingRule OBF" = rule(function(k, n, a, last) k - n * a$p0),
  "toxicityStoppingRule WT" = rule(function(k, n, a, last) (k - n * a$p0) / (sqrt(n) * (n / last)^(a$one - 0.5))),
  "toxicityStoppingRule MaxSPRT" = rule(function(k, n, a, last) ifelse(k <= n * a$p0, 0, loglik(k, n, k / n) - loglik(k, n, a$p0)))
))
functions$binomialSprt <- function(d) cases(d, function(s) {
  # Wald's lines: log likelihood ratio against ln((1 - beta) / alpha) and ln(beta / (1 - alpha)), for every k of every n.
  up <- log((1 - s$beta) / s$alpha); down <- log(s$beta / (1 - s$alpha))
  ratio <- function(k, n) k * log(s$p1 / s$p0) + (n - k) * log((1 - s$p1) / (1 - s$p0))
  event <- ratio(1, 1) - ratio(0, 1)
  t(sapply(1:15, function(n) {
    k <- -200:400
    lower <- k[ratio(k, n) <= down]
    c(slope = -ratio(0, 1) / event, interceptUpper = up / event, interceptLower = down / event,
      upper = min(k[ratio(k, n) >= up]), lower = max(-1, lower))
  }))
})
