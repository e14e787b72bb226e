package io.tandem.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.catalog.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PoolBookTest {

  @Test
  void raiseComesFromWhatIsFreeAndReturnsWhenItEnds() {
    PoolBook book = book(800, entry(1, Tier.STANDARD, 300), entry(2, Tier.CORE, 200));
    assertThat(book.bring(10, 1, 500, false)).isZero();
    assertThat(book.amount(1)).isEqualTo(500);
    assertThat(book.free()).isEqualTo(100);
    book.end(10);
    assertThat(book.amount(1)).isEqualTo(300);
    assertThat(book.free()).isEqualTo(300);
  }

  @Test
  void whatIsMissingIsSaidAndNothingChanges() {
    PoolBook book = book(600, entry(1, Tier.STANDARD, 300), entry(2, Tier.CORE, 200));
    assertThat(book.bring(10, 1, 500, true)).isEqualTo(100);
    assertThat(book.amount(1)).isEqualTo(300);
    assertThat(book.loans()).isEmpty();
  }

  @Test
  void lowestTierGivesWayFirstAndGetsItsOwnBack() {
    PoolBook book =
        book(
            400,
            entry(1, Tier.CORE, 100),
            entry(2, Tier.STANDARD, 100),
            entry(3, Tier.EXPLORATORY, 150));
    assertThat(book.bring(10, 1, 350, true)).isZero();
    assertThat(book.amount(3)).isZero();
    assertThat(book.amount(2)).isEqualTo(50);
    assertThat(book.free()).isZero();
    book.end(10);
    assertThat(List.of(book.amount(1), book.amount(2), book.amount(3)))
        .containsExactly(100L, 100L, 150L);
  }

  @Test
  void secondRaiseOfTheSameAllocationTakesThePlaceOfTheFirst() {
    PoolBook book = book(1_000, entry(1, Tier.STANDARD, 300));
    book.bring(10, 1, 500, false);
    book.bring(11, 1, 600, false);
    assertThat(book.amount(1)).isEqualTo(600);
    assertThat(book.loans()).extracting(PoolBook.Loan::id).containsExactly(11L);
    book.end(11);
    assertThat(book.amount(1)).isEqualTo(300);
  }

  @Test
  void whatARaiseTookIsOwedByWhoeverTakesTheRaise() {
    PoolBook book =
        book(
            100,
            entry(1, Tier.CORE, 0),
            entry(2, Tier.STANDARD, 0),
            entry(3, Tier.EXPLORATORY, 100));
    book.bring(10, 2, 60, true);
    book.bring(11, 1, 90, true);
    book.end(10);
    assertThat(List.of(book.amount(1), book.amount(2), book.amount(3)))
        .containsExactly(90L, 0L, 10L);
    book.end(11);
    assertThat(book.amount(3)).isEqualTo(100);
  }

  @Test
  void loweredAllocationGetsBackWhatIsLeft() {
    PoolBook book = book(100, entry(1, Tier.STANDARD, 80));
    book.bring(10, 1, 30, false);
    book.put(entry(2, Tier.CORE, 50)); // given in good faith
    book.end(10);
    assertThat(book.amount(1)).isEqualTo(50);
    assertThat(book.free()).isZero();
  }

  @Property(tries = 500)
  void neverOversoldWhateverHappensAndEverythingReturns(@ForAll Random random) {
    long capacity = random.nextInt(200);
    PoolBook book = book(capacity);
    Map<Long, Long> usual = new LinkedHashMap<>();
    for (long id = 1; id <= 5; id++) {
      long amount = random.nextLong(Math.min(60, book.free()) + 1);
      book.put(entry(id, Tier.values()[random.nextInt(3)], amount));
      usual.put(id, amount);
    }
    for (long loan = 100; loan < 140; loan++) {
      step(book, random, loan);
      check(book, capacity);
    }
    List<PoolBook.Loan> left = new ArrayList<>(book.loans());
    while (!left.isEmpty()) {
      book.end(left.remove(random.nextInt(left.size())).id());
      check(book, capacity);
    }
    usual.forEach((id, amount) -> assertThat(book.amount(id)).isLessThanOrEqualTo(amount));
  }

  private static void step(PoolBook book, Random random, long loan) {
    List<PoolBook.Loan> loans = book.loans();
    if (random.nextInt(3) == 0 && !loans.isEmpty()) {
      book.end(loans.get(random.nextInt(loans.size())).id());
      return;
    }
    long allocation = 1 + random.nextInt(5);
    long to = random.nextLong(120);
    if (book.bring(loan, allocation, to, random.nextBoolean()) == 0) {
      assertThat(book.amount(allocation)).isEqualTo(to);
    }
  }

  private static void check(PoolBook book, long capacity) {
    assertThat(book.allocated()).isLessThanOrEqualTo(capacity);
    for (PoolBook.Entry entry : book.entries()) {
      assertThat(book.amount(entry.id())).isNotNegative();
      assertThat(book.own(entry.id())).isNotNegative();
      assertThat(entry.usual()).isNotNegative();
    }
  }

  private static PoolBook.Entry entry(long id, Tier tier, long usual) {
    return new PoolBook.Entry(id, tier, usual);
  }

  private static PoolBook book(long capacity, PoolBook.Entry... entries) {
    PoolBook book = new PoolBook(capacity);
    for (PoolBook.Entry entry : entries) {
      book.put(entry);
    }
    return book;
  }
}
