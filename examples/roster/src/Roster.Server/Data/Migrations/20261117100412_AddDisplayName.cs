using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Roster.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddDisplayName : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DisplayName",
                table: "Users",
                type: "TEXT",
                maxLength: 160,
                nullable: true);

            // Rows that exist get a value. Rows that the previous release adds later stay null, which
            // means the same: nothing has to be repaired when traffic has moved.
            migrationBuilder.Sql(
                """
                UPDATE "Users" SET "DisplayName" = "FirstName" || ' ' || "LastName" WHERE "DisplayName" IS NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // One statement. DropColumn would rebuild the table in several transactions.
            migrationBuilder.Sql("ALTER TABLE \"Users\" DROP COLUMN \"DisplayName\";");
        }
    }
}
