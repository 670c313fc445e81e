# Signals and change: R's own tests and models.
# R's standard errors stand on the weights before its last step: the second fit starts where the first one ended.
fit <- function(...) {
  exactly <- glm.control(epsilon = 1e-14, maxit = 200)
  glm(..., control = exactly, start = coef(glm(..., control = exactly)))
}
tested <- function(f) c(t = unname(f$statistic), df = unname(f$parameter), p = f$p.value, lower = f$conf.int[1], upper = f$conf.int[2])

functions <- c(functions, list(
  adjustP = function(d) cases(d, function(s) {
    adjusted <- function(method) p.adjust(s$p, method)
    cbind(bh = adjusted("BH"), by = adjusted("BY"), holm = adjusted("holm"), hochberg = adjusted("hochberg"),
      hommel = adjusted("hommel"), bonferroni = adjusted("bonferroni"))
  }),
  mcnemar = function(d) each(d, function(i) {
    if (i$b + i$c == 0) return(c(chiSquareCc = NaN, pCc = NaN, chiSquare = NaN, p = NaN, pExact = 1))
    m <- matrix(c(i$a, i$c, i$b, i$d), 2)
    with <- mcnemar.test(m); without <- mcnemar.test(m, correct = FALSE)
    c(chiSquareCc = unname(with$statistic), pCc = with$p.value, chiSquare = unname(without$statistic), p = without$p.value,
      pExact = binom.test(i$b, i$b + i$c)$p.value)
  }),
  bowker = function(d) cases(d, function(s) {
    f <- mcnemar.test(matrix(s$count, max(s$i) + 1, byrow = TRUE))
    c(chiSquare = unname(f$statistic), df = unname(f$parameter), p = f$p.value)
  }),
  cochranArmitage = function(d) cases(d, function(s) {
    f <- prop.trend.test(s$x, s$n, s$score)
    c(chiSquare = unname(f$statistic), p = f$p.value)
  }),
  logisticGrouped = function(d) cases(d, function(s) {
    f <- fit(cbind(y, n - y) ~ x, binomial, s)
    e <- summary(f)$coefficients
    c(intercept = e[1, 1], slope = e[2, 1], seIntercept = e[1, 2], seSlope = e[2, 2], deviance = deviance(f),
      logLik = as.numeric(logLik(f)), oddsRatio = exp(e[2, 1]))
  }),
  poissonRegression = function(d) cases(d, function(s) {
    f <- fit(y ~ factor(f) + factor(g) + offset(log(personTime)), poisson, s)
    e <- summary(f)$coefficients
    cbind(coefficient = e[, 1], se = e[, 2], deviance = deviance(f))
  }),
  poissonRegressionOffset = function(d) cases(d, function(s) {
    f <- fit(y ~ x + offset(log(personTime)), poisson, s)
    e <- summary(f)$coefficients
    c(intercept = e[1, 1], logRateRatio = e[2, 1], se = e[2, 2], rateRatio = exp(e[2, 1]), deviance = deviance(f))
  }),
  prrRor = function(d) each(d, function(i) {
    chi <- suppressWarnings(chisq.test(matrix(c(i$a, i$c, i$b, i$d), 2)))
    z <- qnorm((1 - i$level) / 2, lower.tail = FALSE); tail <- (1 - i$level) / 2
    prr <- i$a / (i$a + i$b) / (i$c / (i$c + i$d)); ror <- i$a * i$d / (i$b * i$c); E <- chi$expected[1, 1]
    r <- z * sqrt(1 / i$a - 1 / (i$a + i$b) + 1 / i$c - 1 / (i$c + i$d)); o <- z * sqrt(1 / i$a + 1 / i$b + 1 / i$c + 1 / i$d)
    c(prr = prr, prrLower = prr * exp(-r), prrUpper = prr * exp(r), ror = ror, rorLower = ror * exp(-o), rorUpper = ror * exp(o),
      chiSquareYates = unname(chi$statistic), p = chi$p.value, expected = E, ic = log2((i$a + 0.5) / (E + 0.5)),
      ic025 = log2(qgamma(tail, i$a + 0.5, E + 0.5)), ic975 = log2(qgamma(tail, i$a + 0.5, E + 0.5, lower.tail = FALSE)))
  }),
  # The marginal of N is negative binomial.
  ebgm = function(d) each(d, function(i) {
    one <- i$p * dnbinom(i$N, i$alpha1, i$beta1 / (i$beta1 + i$E)); two <- (1 - i$p) * dnbinom(i$N, i$alpha2, i$beta2 / (i$beta2 + i$E))
    qn <- one / (one + two)
    shape <- c(i$alpha1, i$alpha2) + i$N; rate <- c(i$beta1, i$beta2) + i$E
    below <- function(x) qn * pgamma(x, shape[1], rate[1]) + (1 - qn) * pgamma(x, shape[2], rate[2])
    quantile <- function(p) {
      # On the log scale, for relative digits.
      ends <- log(qgamma(p, shape, rate)) + c(-1e-3, 1e-3) * if (diff(qgamma(p, shape, rate)) > 0) 1 else -1
      exp(uniroot(function(y) below(exp(y)) / p - 1, sort(ends), tol = 1e-15)$root)
    }
    means <- digamma(shape) - log(rate)
    c(qn = qn, ebgm = exp(qn * means[1] + (1 - qn) * means[2]), eb05 = quantile(0.05), eb95 = quantile(0.95))
  }),
  disproportionalityTable = function(d) cases(d, function(s) {
    m <- matrix(s$N, max(s$i) + 1, byrow = TRUE)
    E <- suppressWarnings(chisq.test(m))$expected
    prr <- m
    for (i in seq_len(nrow(m))) for (j in seq_len(ncol(m))) prr[i, j] <- m[i, j] / sum(m[i, ]) / (sum(m[-i, j]) / sum(m[-i, ]))
    cbind(E = c(t(E)), RR = c(t(m / E)), PRR = c(t(prr)))
  }),
  meanCi = function(d) cases(d, function(s) {
    f <- t.test(s$value, conf.level = s$level[1])
    c(mean = mean(s$value), sd = sd(s$value), lower = f$conf.int[1], upper = f$conf.int[2])
  }),
  welchT = function(d) cases(d, function(s) tested(t.test(s$value[s$group == 1], s$value[s$group == 2], conf.level = s$level[1]))),
  pairedT = function(d) cases(d, function(s) {
    tested(t.test(s$value[s$group == 1], s$value[s$group == 2], paired = TRUE, conf.level = s$level[1]))
  }),
  ancova = function(d) cases(d, function(s) {
    s$arm <- relevel(factor(s$arm), "B")
    e <- summary(lm(y ~ baseline + arm, s))
    cbind(coefficient = e$coefficients[, 1], se = e$coefficients[, 2], p = e$coefficients[, 4], sigma = e$sigma)
  }),
  shiftTable = function(d) cases(d, function(s) cbind(count = c(t(table(factor(s$before, 1:4), factor(s$after, 1:4))))))
))
