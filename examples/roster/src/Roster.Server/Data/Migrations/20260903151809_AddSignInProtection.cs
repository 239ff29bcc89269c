using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Roster.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddSignInProtection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FailedSignIns",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSignInAt",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LockedUntil",
                table: "Users",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // One statement a column. DropColumn would rebuild the table in several transactions.
            migrationBuilder.Sql("ALTER TABLE \"Users\" DROP COLUMN \"LockedUntil\";");
            migrationBuilder.Sql("ALTER TABLE \"Users\" DROP COLUMN \"LastSignInAt\";");
            migrationBuilder.Sql("ALTER TABLE \"Users\" DROP COLUMN \"FailedSignIns\";");
        }
    }
}
